import { describe, expect, it } from 'vitest';
import * as engine from './engine';
import { presets } from './preset-settings';
import { singleFlightWith } from './single-flight.test-support';

const { ANSWERED, FAILED, JOINED } = engine;

describe('presets', () => {
  const presetOf = (id: (typeof presets)[number]['id']) =>
    singleFlightWith(presets.find((preset) => preset.id === id)?.settings ?? {});

  it('share everything: of 5,000 calls one goes, and all get what comes of it, be it a failure', () => {
    for (const end of [ANSWERED, FAILED]) {
      const flight = presetOf('share-everything');
      for (let row = 0; row < 5000; row += 1) flight.join(row, row);
      expect(flight.state).toMatchObject({ led: 1, joined: 4999, alone: 0 });
      expect(flight.land(9000, 1, end)).toHaveLength(4999);
    }
  });

  it('opossum: joined for 10 s, and a failure goes to nobody who comes later', () => {
    const flight = presetOf('opossum-coalesce');
    flight.join(0, 0);
    expect([flight.join(10_000, 1), flight.join(10_001, 2)]).toEqual([JOINED, 2]);
    expect(flight.land(10_002, 2, FAILED)).toEqual([1]);
    expect(flight.join(10_002, 3)).toBe(3);
  });

  it('cache lock: after 5 s one more goes, and after a failure the next one tries', () => {
    const flight = presetOf('cache-lock');
    for (const row of [0, 1, 2]) flight.join(0, row);
    expect([flight.join(5000, 3), flight.join(5001, 4), flight.join(5001, 5)]).toEqual([JOINED, 2, JOINED]);
    expect(flight.land(6000, 2, FAILED)).toEqual({ leads: 1, flight: 3 });
    expect(flight.land(6100, 3)).toEqual([2, 3, 5]);
  });

  it('impatient: one that hangs for 200 ms is joined by nobody any more', () => {
    const flight = presetOf('impatient');
    flight.join(0, 0);
    expect([flight.join(200, 1), flight.join(201, 2)]).toEqual([JOINED, 2]);
  });

  it('for each user: the keys are those of users', () => {
    expect(presets.filter((preset) => preset.settings.perUser).map(({ id }) => id)).toEqual(['per-user']);
  });
});
