import { describe, expect, it } from 'vitest';
import type { Fault, FaultOf } from '../../scenario/format';
import { faultBands, inSight, turnsInSight } from './fault-bands';

const crash: FaultOf<'crash'> = {
  id: 'crash',
  name: 'Crash',
  kind: 'crash',
  enabled: true,
  target: { nodes: ['payments'] },
  fromMs: 20_000,
  toMs: 45_000,
  rampInMs: 0,
  rampOutMs: 0,
  times: 1,
  everyMs: 0,
};
const between = (fromMs: number, toMs: number, more: Partial<FaultOf<'crash'>> = {}): Fault => ({
  ...crash,
  fromMs,
  toMs,
  ...more,
});
const seconds = (from: number, to: number) => ({ from: from * 1e9, to: to * 1e9 });
const bandsOf = (...faults: Fault[]) =>
  faultBands(faults, seconds(0, 60)).map(({ from, to }) => [from / 1e9, to / 1e9]);

describe('fault bands', () => {
  it('are the times in which a fault acts', () => {
    expect(bandsOf(crash)).toEqual([[20, 45]]);
    expect(bandsOf()).toEqual([]);
  });

  it('shade once where faults overlap or touch', () => {
    const faults = [
      between(30_000, 40_000),
      between(10_000, 20_000),
      between(15_000, 18_000),
      between(20_000, 25_000),
    ];
    expect(bandsOf(...faults)).toEqual([
      [10, 25],
      [30, 40],
    ]);
  });

  it('come back with a fault, and are none of one that is switched off or out of sight', () => {
    const often = between(1000, 3000, { times: 3, everyMs: 20_000 });
    expect(bandsOf(often)).toEqual([
      [1, 3],
      [21, 23],
      [41, 43],
    ]);
    expect(bandsOf({ ...often, enabled: false })).toEqual([]);
    expect(faultBands([often], seconds(3, 21))).toEqual([]);
  });

  it('become one where the pauses between them are finer than a pixel', () => {
    const flicker = between(0, 30, { times: 1000, everyMs: 60 });
    expect(bandsOf(flicker)).toEqual([[0, 59.97]]);
    expect(turnsInSight(flicker, seconds(0, 60))).toMatchObject([{ many: true }]);
    expect(turnsInSight(flicker, seconds(0, 6))).toHaveLength(100);
    expect(turnsInSight(flicker, seconds(60, 120))).toEqual([]);
    // Bands of several faults, too.
    expect(bandsOf(between(0, 10_000), between(10_010, 20_000))).toEqual([[0, 20]]);
  });

  it('stay few, however often the fault comes', () => {
    for (const everyMs of [31, 50, 100, 105, 107, 110, 500]) {
      const fault = between(0, 30, { times: 10_000, everyMs });
      expect(turnsInSight(fault, seconds(0, 60)).length).toBeLessThan(900);
    }
  });

  it('are cut to what is in sight', () => {
    const range = { from: 10, to: 20 };
    expect(inSight({ from: 12, to: 14 }, range)).toEqual({ left: 0.2, width: 0.2 });
    expect(inSight({ from: 0, to: 15 }, range)).toEqual({ left: 0, width: 0.5 });
    expect(inSight({ from: 0, to: 100 }, range)).toEqual({ left: 0, width: 1 });
    expect(inSight({ from: 0, to: 10 }, range)).toBeUndefined();
    expect(inSight({ from: 20, to: 30 }, range)).toBeUndefined();
  });
});
