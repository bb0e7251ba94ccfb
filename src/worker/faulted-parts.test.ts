import { describe, expect, it } from 'vitest';
import { secondsToNs } from '../base/time';
import type { Scenario } from '../scenario/format';
import { ScenarioRun } from '../scenario/run-scenario';
import { small } from '../scenario/small-scenario.test-support';
import { toModel } from '../scenario/to-model';
import { faultedParts, spentFaults } from './faulted-parts';

/** A client in zone c calls west in a, which calls a node with an instance in a and, with two of them, one in b. */
function split(instances: number, between: readonly [string, string] = ['a', 'b']): Scenario {
  return small({
    nodes: [
      { kind: 'client', id: 'web', zone: 'c', mix: [{ requestType: 'read', edge: 'web-west' }] },
      { kind: 'service', id: 'west', zones: ['a'], plan: ['west-far'] },
      { kind: 'service', id: 'far', zones: ['a', 'b'], instances, startupMs: 0 },
    ],
    edges: [
      { id: 'web-west', from: 'web', to: 'west' },
      { id: 'west-far', from: 'west', to: 'far' },
    ],
    faults: [{ id: 'cut', kind: 'partition', target: { between }, fromMs: 1000, toMs: 2000 }],
  });
}

/** Rows of the edges that a fault acts on at a moment. */
function faultedAt(scenario: Scenario, seconds: number): readonly number[] {
  const { timeline } = new ScenarioRun(scenario);
  timeline.run(secondsToNs(seconds));
  return [...faultedParts(timeline.world).edges];
}

describe('the parts that a fault acts on', () => {
  it('are while it lasts the calls with instances at both sides of a partition, whoever calls', () => {
    expect(faultedAt(split(2), 0.5)).toEqual([]);
    expect(faultedAt(split(2), 1.5)).toEqual([1]);
    expect(faultedAt(split(2, ['b', 'a']), 1.5)).toEqual([1]);
    expect(faultedAt(split(2), 2.5)).toEqual([]);
  });

  it('are no calls of which no instance lies beyond', () => {
    expect(faultedAt(split(1), 1.5)).toEqual([]);
    expect(faultedAt(split(2, ['b', 'c']), 1.5)).toEqual([]);
    expect(faultedAt(split(2, ['a', 'c']), 1.5)).toEqual([0]);
  });

  it('change with the instances', () => {
    const { timeline } = new ScenarioRun(split(1));
    timeline.run(secondsToNs(1.2));
    timeline.apply({ text: 'two', model: toModel(split(2)) });
    timeline.run(secondsToNs(1.5));
    expect([...faultedParts(timeline.world).edges]).toEqual([1]);
  });
});

describe.each([
  ['fails the first requests', { kind: 'fail-first', count: 3 }],
  ['crashes an instance so often at most', { kind: 'crash-at-work', crashRate: 1, most: 3 }],
])('a fault that %s', (_what, struck) => {
  const failing = small({
    nodes: [
      { kind: 'client', id: 'web', ratePerSecond: 100, mix: [{ requestType: 'read', edge: 'web-shop' }] },
      { kind: 'service', id: 'shop', startupMs: 0 },
    ],
    edges: [{ id: 'web-shop', from: 'web', to: 'shop' }],
    faults: [
      {
        id: 'first',
        ...struck,
        target: {},
        fromMs: 1000,
        toMs: 3000,
        times: 2,
        everyMs: 5000,
      },
    ],
  });
  const run = new ScenarioRun(failing).timeline;
  const at = (seconds: number) => {
    run.run(secondsToNs(seconds));
    return [faultedParts(run.world).nodes.size, spentFaults(run.world)];
  };

  it('acts until it has done so, each time that it comes', () => {
    expect(at(0.9)).toEqual([0, []]);
    expect(at(1)).toEqual([1, []]);
    expect(at(2)).toEqual([0, ['first']]);
    expect(at(4)).toEqual([0, []]);
    expect(at(6)).toEqual([1, []]);
    expect(at(7)).toEqual([0, ['first']]);
  });
});
