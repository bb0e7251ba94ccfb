import { describe, expect, it } from 'vitest';
import * as engine from './engine';
import { singleFlightWith } from './single-flight.test-support';

const { ALONE, ANSWERED, CANCELLED, FAILED, JOINED } = engine;

describe('joining', () => {
  it('SF-1: a key is a whole number, also one of 53 bits, and keys have nothing to do with each other', () => {
    const flight = singleFlightWith({});
    const keys = [0, 1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
    expect(keys.map((key) => flight.join(0, 10, key))).toEqual([1, 2, 3, 4, 5]);
    expect(keys.map((key) => flight.join(0, 20, key))).toEqual(keys.map(() => JOINED));
    expect(flight.land(1, 3, ANSWERED, 2 ** 32)).toEqual([20]);
    expect(() => flight.join(0, 1, 1.5)).toThrow('a key is a whole number, not 1.5');
  });

  it('SF-2: the first one goes, the others wait for it', () => {
    const flight = singleFlightWith({});
    expect([0, 1, 2].map((row) => flight.join(0, row))).toEqual([1, JOINED, JOINED]);
    expect(flight.state).toMatchObject({ flying: 1, waiting: 2, led: 1, joined: 2 });
  });

  it('SF-2: hours later, too, as long as it is under way', () => {
    const flight = singleFlightWith({});
    flight.join(0, 0);
    expect(flight.join(10 * 3_600_000, 1)).toBe(JOINED);
  });

  it('SF-3: joins one that began at most so long ago, to the nanosecond', () => {
    const flight = singleFlightWith({ joinForMs: 1 });
    flight.joinNs(0, 0);
    expect([flight.joinNs(1_000_000, 1), flight.joinNs(1_000_001, 2), flight.joinNs(2_000_001, 3)]).toEqual([
      JOINED,
      2,
      JOINED,
    ]);
    expect(flight.state).toMatchObject({ overtook: 1, flying: 1, flights: 2 });
  });

  it('SF-3: a leader that hangs for ever holds up nobody who comes later', () => {
    const flight = singleFlightWith({ joinForMs: 100 });
    flight.join(0, 0);
    for (let ms = 200; ms < 10_000; ms += 200) {
      const number = flight.join(ms, ms);
      expect(number).toBeGreaterThan(1);
      expect(flight.land(ms + 50, number)).toEqual([]);
    }
  });

  it('SF-4: who finds no place goes alone and is turned away by nothing', () => {
    const flight = singleFlightWith({ maxWaiters: 2, maxFlights: 2 });
    expect([0, 1, 2, 3].map((row) => flight.join(0, row))).toEqual([1, JOINED, JOINED, ALONE]);
    expect([flight.join(0, 4, 8), flight.join(0, 5, 8), flight.join(0, 6, 9)]).toEqual([2, ALONE, ALONE]);
    expect(flight.state.alone).toBe(3);
    expect(flight.land(1, 1)).toEqual([1, 2]);
    expect([flight.join(1, 7, 9), flight.join(1, 8, 9)]).toEqual([3, JOINED]);
  });
});

describe('landing', () => {
  it('SF-5: an answer goes to all who wait, in the order in which they came', () => {
    const flight = singleFlightWith({});
    for (const row of [5, 3, 9, 1]) flight.join(0, row);
    expect(flight.land(10, 1)).toEqual([3, 9, 1]);
    expect(flight.state).toMatchObject({ answered: 3, waiting: 0, flying: 0 });
  });

  it('SF-5: nobody who comes later gets it: to keep answers is the business of a cache', () => {
    const flight = singleFlightWith({});
    flight.join(0, 0);
    flight.land(10, 1);
    expect(flight.join(10, 1)).toBe(2);
  });

  it('SF-5: a newer flight serves those of the ones that it has overtaken, too', () => {
    const flight = singleFlightWith({ joinForMs: 10 });
    flight.join(0, 0);
    flight.join(5, 1);
    flight.join(20, 2);
    flight.join(21, 3);
    expect(flight.land(30, 2)).toEqual([1, 3]);
    expect(flight.land(40, 1)).toEqual([]);
  });

  it('SF-5: an overtaken one serves its own, and nobody who joined a newer one', () => {
    const flight = singleFlightWith({ joinForMs: 10 });
    flight.join(0, 0);
    flight.join(5, 1);
    flight.join(20, 2);
    flight.join(21, 3);
    expect(flight.land(25, 1)).toEqual([1]);
    expect(flight.join(26, 4)).toBe(JOINED);
    expect(flight.land(30, 2)).toEqual([3, 4]);
  });

  it('SF-6: a failure is shared with those who wait, and not remembered for anybody who comes later', () => {
    const flight = singleFlightWith({ shareErrors: true });
    for (const row of [0, 1, 2]) flight.join(0, row);
    expect(flight.land(10, 1, FAILED)).toEqual([1, 2]);
    expect(flight.state).toMatchObject({ failed: 2, answered: 0 });
    expect(flight.join(10, 3)).toBe(2);
  });

  it('SF-7: or it is the own one of the leader, and the longest waiter goes for the others', () => {
    const flight = singleFlightWith({ shareErrors: false });
    for (const row of [0, 1, 2, 3]) flight.join(0, row);
    expect(flight.land(10, 1, FAILED)).toEqual({ leads: 1, flight: 2 });
    expect(flight.state).toMatchObject({ tookOver: 1, waiting: 2, flying: 1 });
    expect(flight.land(20, 2, FAILED)).toEqual({ leads: 2, flight: 3 });
    expect(flight.land(30, 3)).toEqual([3]);
  });

  it('SF-8: after a cancelled leader the longest waiter goes, whatever the settings', () => {
    for (const shareErrors of [true, false]) {
      const flight = singleFlightWith({ shareErrors });
      for (const row of [0, 1, 2]) flight.join(0, row);
      expect(flight.land(10, 1, CANCELLED)).toEqual({ leads: 1, flight: 2 });
      expect(flight.land(20, 2)).toEqual([2]);
    }
  });

  it('SF-9: the late answer of a leader that nobody waits for lands its flight', () => {
    const flight = singleFlightWith({});
    flight.join(0, 0);
    flight.join(10, 1);
    expect(flight.land(60_000, 1)).toEqual([1]);
  });

  it('SF-10: an overtaken flight that fails or is cancelled leaves its waiters to the newer one', () => {
    for (const end of [FAILED, CANCELLED]) {
      const flight = singleFlightWith({ joinForMs: 10 });
      flight.join(0, 0);
      flight.join(5, 1);
      flight.join(20, 2);
      expect(flight.land(25, 1, end)).toEqual([]);
      expect(flight.state).toMatchObject({ waiting: 1, flying: 1 });
      expect(flight.land(30, 2)).toEqual([1]);
    }
  });

  it('SF-10: what comes after a place was taken over by another key changes nothing there', () => {
    const flight = singleFlightWith({ maxFlights: 1, joinForMs: 10 });
    flight.join(0, 0, 7);
    flight.join(20, 1, 7);
    flight.land(30, 2, ANSWERED, 7);
    flight.join(31, 2, 8);
    flight.join(31, 3, 8);
    for (const end of [ANSWERED, FAILED]) expect(flight.land(40, 1, end, 7)).toEqual([]);
    expect(flight.land(41, 3, ANSWERED, 8)).toEqual([3]);
  });

  it('SF-11: the age of a flight that was taken over counts from then', () => {
    const flight = singleFlightWith({ joinForMs: 10, shareErrors: false });
    flight.join(0, 0);
    flight.join(10, 1);
    flight.land(100, 1, FAILED);
    expect([flight.join(110, 2), flight.join(111, 3)]).toEqual([JOINED, 3]);
  });
});

describe('leaving', () => {
  it('SF-12: a waiter leaves at once, from whatever place, and the others keep their order', () => {
    const flight = singleFlightWith({ maxWaiters: 5 });
    for (const row of [0, 1, 2, 3, 4, 5]) flight.join(0, row);
    expect([flight.leave(3), flight.leave(5), flight.leave(1)]).toEqual([true, true, true]);
    expect(flight.state).toMatchObject({ waiting: 2, left: 3 });
    expect([6, 7, 8].map((row) => flight.join(1, row))).toEqual([JOINED, JOINED, JOINED]);
    expect(flight.land(2, 1)).toEqual([2, 4, 6, 7, 8]);
  });

  it('SF-12: who does not wait cannot leave', () => {
    const flight = singleFlightWith({});
    flight.join(0, 0);
    flight.join(0, 1);
    expect([flight.leave(0), flight.leave(9), flight.leave(1, 8), flight.leave(1), flight.leave(1)]).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(flight.state.left).toBe(1);
  });

  it('SF-13: when all have left and the leader fails, nothing is under way', () => {
    const flight = singleFlightWith({ shareErrors: false, maxFlights: 1 });
    flight.join(0, 0);
    flight.join(0, 1);
    flight.leave(1);
    expect(flight.land(10, 1, FAILED)).toEqual([]);
    expect(flight.state).toMatchObject({ flying: 0, waiting: 0 });
    expect(flight.join(10, 2, 8)).toBe(2);
  });

  it('SF-13: the place of a key that has landed is taken over, never that of one under way', () => {
    const flight = singleFlightWith({ maxFlights: 3 });
    for (const key of [1, 2, 3]) flight.join(0, key, key);
    flight.land(1, 2, ANSWERED, 2);
    expect([flight.join(2, 4, 4), flight.join(2, 5, 5)]).toEqual([4, ALONE]);
    expect([1, 3, 4].map((key) => flight.join(3, 10, key))).toEqual([JOINED, JOINED, JOINED]);
  });
});
