import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../scenario/format';
import { small } from '../scenario/small-scenario.test-support';
import { edgesOf, nextTurn, reachedEdgesOf, turnsOf } from './fault-reach';

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

describe('a partition between two zones', () => {
  const scenario = small({
    nodes: [
      { kind: 'client', id: 'web', zone: 'c', mix: [{ requestType: 'read', edge: 'web-west' }] },
      {
        kind: 'service',
        id: 'west',
        zones: ['a'],
        plan: ['west-east', 'west-both', 'west-west2', 'west-one'],
      },
      { kind: 'service', id: 'west2', zones: ['a'] },
      { kind: 'service', id: 'east', zones: ['b'], plan: ['east-west2'] },
      { kind: 'service', id: 'both', zones: ['a', 'b'], instances: 2 },
      { kind: 'service', id: 'one', zones: ['a', 'b'], instances: 1 },
    ],
    edges: [
      { id: 'web-west', from: 'web', to: 'west' },
      { id: 'west-east', from: 'west', to: 'east' },
      { id: 'east-west2', from: 'east', to: 'west2' },
      { id: 'west-both', from: 'west', to: 'both' },
      { id: 'west-west2', from: 'west', to: 'west2' },
      { id: 'west-one', from: 'west', to: 'one' },
    ],
    faults: [{ id: 'cut', kind: 'partition', target: { between: ['a', 'b'] }, fromMs: 0, toMs: 1000 }],
  });
  const [cut] = scenario.faults;

  it('concerns the calls whose ends have instances in both of them, whoever calls', () => {
    expect(edgesOf(scenario, cut)).toHaveLength(6);
    expect(reachedEdgesOf(scenario, cut)).toEqual(['west-east', 'east-west2', 'west-both']);
  });

  it('concerns of the calls that it is aimed at no others', () => {
    const aimed: Fault = { ...cut, target: { between: ['b', 'a'], edges: ['west-both', 'west-west2'] } };
    expect(reachedEdgesOf(scenario, aimed)).toEqual(['west-both']);
  });

  it('concerns whatever it is aimed at when it names no zones', () => {
    const all: Fault = { ...cut, target: {} };
    expect(reachedEdgesOf(scenario, all)).toEqual(edgesOf(scenario, all));
  });
});
