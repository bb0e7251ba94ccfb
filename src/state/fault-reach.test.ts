import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../scenario/format';
import { nextTurn, turnsOf } from './fault-reach';

const once: Fault = {
  id: 'crash',
  name: 'Crash',
  kind: 'crash',
  enabled: true,
  target: {},
  fromMs: 20_000,
  toMs: 25_000,
  rampInMs: 0,
  rampOutMs: 0,
  times: 1,
  everyMs: 0,
};
const often: Fault = { ...once, times: 4, everyMs: 10_000 };

describe('the turns of a fault', () => {
  it('are one for a fault that comes once', () => {
    expect(turnsOf(once, 60_000)).toEqual([{ fromMs: 20_000, toMs: 25_000 }]);
    expect(turnsOf(once, 20_000)).toEqual([]);
    expect(turnsOf(once, 60_000, 25_000)).toEqual([]);
  });

  it('come back as often as they are told to, and are cut to what is asked for', () => {
    expect(turnsOf(often, 600_000).map(({ fromMs }) => fromMs)).toEqual([20_000, 30_000, 40_000, 50_000]);
    expect(turnsOf(often, 41_000, 34_999)).toEqual([
      { fromMs: 30_000, toMs: 35_000 },
      { fromMs: 40_000, toMs: 45_000 },
    ]);
    expect(turnsOf(often, 41_000, 35_000)).toEqual([{ fromMs: 40_000, toMs: 45_000 }]);
  });

  it('are known one by one: the one that lasts or comes next', () => {
    expect(nextTurn(often, 0)?.fromMs).toBe(20_000);
    expect(nextTurn(often, 34_999)?.fromMs).toBe(30_000);
    expect(nextTurn(often, 35_000)?.fromMs).toBe(40_000);
    expect(nextTurn(often, 55_000)).toBeUndefined();
    expect(nextTurn(once, 25_000)).toBeUndefined();
  });

  it('are never missed, whatever the fractions of a millisecond', () => {
    const ms = fc.double({ min: 0.1, max: 5000, noNaN: true });
    fc.assert(
      fc.property(ms, ms, fc.integer({ min: 1, max: 400 }), ms, (lasts, pause, times, from) => {
        const fault: Fault = { ...once, fromMs: 7, toMs: 7 + lasts, times, everyMs: lasts + pause };
        const all = turnsOf(fault, Infinity);
        expect(all).toHaveLength(times);
        expect(turnsOf(fault, Infinity, from)).toEqual(all.filter(({ toMs }) => toMs > from));
        expect(nextTurn(fault, from)).toEqual(all.find(({ toMs }) => toMs > from));
      }),
      { seed: 27 },
    );
  });
});
