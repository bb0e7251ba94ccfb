import { describe, expect, it } from 'vitest';
import * as engine from './engine';
import { singleFlightWith } from './single-flight.test-support';

const { ALONE, ANSWERED, FAILED, JOINED } = engine;

describe('settings that change while running', () => {
  it('SF-14: a flight goes on and lands by the settings of then', () => {
    const flight = singleFlightWith({ shareErrors: true });
    for (const row of [0, 1, 2]) flight.join(0, row);
    flight.use({ shareErrors: false, perUser: true, joinForMs: 5 });
    expect(flight.join(6, 3)).toBe(2);
    expect(flight.land(10, 2, FAILED)).toEqual({ leads: 1, flight: 3 });
    expect(flight.land(10, 3)).toEqual([2]);
  });

  it('SF-14: places that come or go change nothing for those who keep theirs', () => {
    const flight = singleFlightWith({ maxWaiters: 8, maxFlights: 5 });
    for (const key of [1, 2, 3]) for (const row of [0, 1, 2]) flight.join(0, 10 * key + row, key);
    flight.land(1, 2, ANSWERED, 2);
    flight.leave(11, 1);
    expect(flight.use({ maxWaiters: 4, maxFlights: 2 })).toEqual([]);
    expect([flight.join(2, 40, 4), flight.join(2, 13, 1), flight.join(2, 14, 1)]).toEqual([
      ALONE,
      JOINED,
      ALONE,
    ]);
    expect(flight.use({ maxWaiters: 10 })).toEqual([]);
    expect([flight.land(3, 1, ANSWERED, 1), flight.land(3, 3, ANSWERED, 3)]).toEqual([
      [12, 13],
      [31, 32],
    ]);
  });

  it('SF-15: with fewer who may wait, the newest of the flights that began last go alone', () => {
    const flight = singleFlightWith({});
    for (const key of [1, 2]) for (const row of [0, 1, 2]) flight.join(0, 10 * key + row, key);
    flight.join(0, 13, 1);
    expect(flight.use({ maxWaiters: 2 })).toEqual([22, 21, 13]);
    expect(flight.state).toMatchObject({ evicted: 3, waiting: 2, flying: 2 });
    expect([flight.land(1, 1, ANSWERED, 1), flight.land(1, 2, ANSWERED, 2)]).toEqual([[11, 12], []]);
  });

  it('SF-15: with fewer keys, the waiters of those that began last go alone, and their leaders land for nobody', () => {
    const flight = singleFlightWith({ shareErrors: false });
    for (const key of [1, 2, 3]) for (const row of [0, 1, 2]) flight.join(0, 10 * key + row, key);
    expect(flight.use({ maxFlights: 1 })).toEqual([32, 31, 22, 21]);
    expect(flight.state).toMatchObject({ flying: 1, waiting: 2 });
    expect([flight.land(1, 3, ANSWERED, 3), flight.land(1, 2, FAILED, 2)]).toEqual([[], []]);
    expect(flight.land(1, 1, ANSWERED, 1)).toEqual([11, 12]);
  });

  it('SF-15: adapting with waiters or flights that do not fit is a broken invariant, not a lost call', () => {
    const flight = singleFlightWith({});
    for (const row of [0, 1, 2]) flight.join(0, row);
    flight.join(0, 3, 8);
    for (const changed of [{ maxWaiters: 1 }, { maxFlights: 1 }]) {
      expect(() => flight.adaptTo(changed)).toThrow('evict() until NOBODY before adapt()');
    }
  });
});
