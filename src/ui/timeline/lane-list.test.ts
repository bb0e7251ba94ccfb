import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { breakerLanes, lanesOf } from './lane-list';
import { pastOf } from './switch-stretches';

const shop = shopScenario();
const [fault] = shop.faults;

describe('lanes', () => {
  it('are one for each fault, one for each breaker, and the last for edits and verdicts', () => {
    expect(lanesOf(shop).map(({ type, name, kind }) => [type, name, kind])).toEqual([
      ['fault', 'payments', 'Errors and slowness'],
      ['breaker', 'orders → payments', 'breaker'],
      ['edits', 'Edits and verdicts', ''],
    ]);
  });

  it('tell all about a fault in a sentence', () => {
    const [lane] = lanesOf(shop);
    expect(lane).toMatchObject({
      words: 'errors 90 %, latency × 5',
      title: 'Payment outage. Errors and slowness: payments, errors 90 %, latency × 5, from 20 s until 45 s.',
      parts: [{ kind: 'node', id: 'payments' }],
    });
  });

  it('tell when a fault was switched off', () => {
    const faults = [{ ...fault, enabled: false }];
    const edit = { path: `faults.${fault.id}.enabled`, old: true, new: false };
    const [lane] = lanesOf({ ...shop, faults }, (one) =>
      pastOf(one, [{ edit, label: 'off', time: 23e9, after: 1 }]),
    );
    expect(lane).toMatchObject({ offSince: 23e9 });
    expect(lane).toHaveProperty('title', expect.stringMatching(/until 45 s, switched off at 23 s\.$/));
  });

  it('have the breakers after the first fault', () => {
    const faults = ['a', 'b', 'c'].map((id) => ({ ...fault, id, target: { nodes: ['orders'] } }));
    const lanes = lanesOf({ ...shop, faults });
    expect(lanes.map(({ type }) => type)).toEqual(['fault', 'breaker', 'fault', 'fault', 'edits']);
    expect(new Set(lanes.map(({ key }) => key)).size).toBe(5);
  });

  it('tell breakers of one edge apart by their layers', () => {
    const edges = shop.edges.map((edge) => ({
      ...edge,
      stack: [...edge.stack, ...edge.stack.map((layer) => ({ ...layer, id: `inner-${layer.id}` }))],
    }));
    expect(breakerLanes({ ...shop, edges }).map(({ kind, layer }) => [kind, layer])).toEqual([
      ['breaker', 'breaker'],
      ['inner-breaker', 'inner-breaker'],
    ]);
    expect(new Set(breakerLanes({ ...shop, edges }).map(({ key }) => key)).size).toBe(2);
  });
});
