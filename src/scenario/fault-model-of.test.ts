import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { ERROR, INVALID } from '../base/outcome';
import { faultModel } from './fault-model-of';
import { small, smallFile } from './small-scenario.test-support';

/** A fault of this kind as the simulation takes it, in the small file with zones and tags. */
function modelOf(fault: object): ReturnType<typeof faultModel> {
  const nodes = smallFile.nodes.map((node) =>
    node.id === 'web' ? node : { ...node, zones: ['east', 'west'], tags: ['core'] },
  );
  const scenario = small({ nodes, faults: [{ id: 'f', target: {}, fromMs: 1000, toMs: 3000, ...fault }] });
  return faultModel(scenario, ensure(scenario.faults[0], 'the fault'));
}

const ONCE = { id: 'f', from: 1e9, to: 3e9, rampInNs: 0, rampOutNs: 0, everyNs: 0, times: 1 };
const NODES = {
  ...ONCE,
  on: 'nodes',
  nodes: ['shop', 'db'],
  zone: null,
  share: 1,
  errorRate: 0,
  errorOutcome: ERROR,
  failFirst: 0,
  latencyFactor: 1,
  addedNs: 0,
  capacity: 1,
  crashRate: 0,
  mostCrashes: 0,
  crashMoment: 'after',
  state: 'up',
};
const EDGES = {
  ...ONCE,
  on: 'edges',
  edges: ['web-shop', 'shop-db'],
  between: null,
  direction: 'both',
  lossRate: 0,
  duplicateRate: 0,
  addedNs: 0,
  cut: 'no',
};

describe('a fault in the simulation', () => {
  it.each<[string, object, object]>([
    [
      'degraded',
      { errorRate: 0.4, errorClass: 'invalid', latencyFactor: 3, addedMs: 2 },
      { errorRate: 0.4, errorOutcome: INVALID, latencyFactor: 3, addedNs: 2e6 },
    ],
    ['crash', {}, { state: 'crashed' }],
    ['hang', {}, { state: 'hung' }],
    ['capacity', { capacity: 0.25 }, { capacity: 0.25 }],
    ['fail-first', { count: 4, errorClass: 'invalid' }, { failFirst: 4, errorOutcome: INVALID }],
    [
      'crash-at-work',
      { moment: 'before', crashRate: 0.2, most: 7 },
      { crashMoment: 'before', crashRate: 0.2, mostCrashes: 7 },
    ],
    ['crash-at-work', {}, { crashRate: 0.1 }],
  ])('does to nodes what its kind says and nothing else: %s', (kind, settings, effects) => {
    expect(modelOf({ kind, ...settings })).toEqual({ ...NODES, ...effects });
  });

  it.each<[string, object, object]>([
    [
      'network',
      { lossRate: 0.2, duplicateRate: 0.3, addedMs: 2, direction: 'there' },
      { lossRate: 0.2, duplicateRate: 0.3, addedNs: 2e6, direction: 'there' },
    ],
    ['partition', { cut: 'refused', direction: 'back' }, { cut: 'refused', direction: 'back' }],
    ['partition', {}, { cut: 'silent' }],
  ])('does to messages what its kind says and nothing else: %s %j', (kind, settings, effects) => {
    expect(modelOf({ kind, ...settings })).toEqual({ ...EDGES, ...effects });
  });

  it('keeps its times and its aim', () => {
    const target = { tags: ['core'], zone: 'west', share: 0.5 };
    const again = { rampInMs: 100, rampOutMs: 200, times: 3, everyMs: 4000 };
    expect(modelOf({ kind: 'crash', target, ...again })).toEqual({
      ...NODES,
      zone: 'west',
      share: 0.5,
      state: 'crashed',
      rampInNs: 1e8,
      rampOutNs: 2e8,
      times: 3,
      everyNs: 4e9,
    });
    const between = ['east', 'west'];
    expect(modelOf({ kind: 'partition', target: { edges: ['shop-db'], between } })).toEqual({
      ...EDGES,
      edges: ['shop-db'],
      between,
      cut: 'silent',
    });
  });
});
