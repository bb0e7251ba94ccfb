import { describe, expect, it } from 'vitest';
import type { FaultTarget } from '../../scenario/format';
import { shopScenario } from '../inspector/scenario.test-support';
import { partsOf, targetWords } from './fault-target';
import { PLAIN_FAULTS } from './faults.test-support';

const shop = shopScenario();
const { crash, partition } = PLAIN_FAULTS;
const ofNodes = (target: FaultTarget) => targetWords(shop, { ...crash, target });
const ofEdges = (target: FaultTarget, direction: 'both' | 'there' | 'back' = 'both') =>
  targetWords(shop, { ...partition, target, direction });

describe('the target of a fault in words', () => {
  it('names nodes, all of them or those with a tag', () => {
    expect(ofNodes({ nodes: ['payments', 'orders'] }).full).toBe('orders and payments');
    expect(ofNodes({}).full).toBe('all nodes');
    expect(ofNodes({ tags: ['critical'] }).full).toBe('no nodes');
    const work = shop.nodes.flatMap((node) => (node.kind === 'client' ? [] : [node]));
    const many = Array.from({ length: 4 }, (_, index) => ({
      ...work[0],
      id: `n${index}`,
      tags: ['critical'],
    }));
    const fault = { ...crash, target: { tags: ['critical'] } };
    expect(targetWords({ ...shop, nodes: many }, fault).full).toBe('4 nodes tagged critical');
  });

  it('says which of the instances, by share and zone', () => {
    expect(ofNodes({ nodes: ['orders'], share: 0.33 })).toEqual({
      short: 'orders, one third',
      full: 'one third of the instances of orders',
    });
    expect(ofNodes({ nodes: ['orders'], share: 0.1, zone: 'west' }).full).toBe(
      '10 % of the instances of orders in zone west',
    );
    expect(ofNodes({ nodes: ['orders'], zone: 'west' })).toEqual({
      short: 'orders, west',
      full: 'the instances of orders in zone west',
    });
  });

  it('names calls by both ends, or by whom they go to', () => {
    expect(ofEdges({ edges: ['orders-payments'] }).full).toBe('orders → payments');
    expect(ofEdges({ nodes: ['payments'] }).full).toBe('calls to payments');
    expect(ofEdges({}).full).toBe('all calls');
  });

  it('names zones in the direction of the messages', () => {
    const between = ['west', 'east'] as const;
    expect(ofEdges({ between })).toEqual({ short: 'west ↔ east', full: 'between zones west and east' });
    expect(ofEdges({ between }, 'there').full).toBe('from zone west to zone east');
    expect(ofEdges({ between, nodes: ['payments'] }, 'back')).toEqual({
      short: 'east → west',
      full: 'calls to payments from zone east to zone west',
    });
  });

  it('has parts to select', () => {
    expect(partsOf(shop, { ...crash, target: { nodes: ['payments'] } })).toEqual([
      { kind: 'node', id: 'payments' },
    ]);
    expect(partsOf(shop, partition)).toHaveLength(shop.edges.length);
    expect(partsOf(shop, { ...crash, target: { tags: ['nobody'] } })).toEqual([]);
  });
});
