import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { edgeName, namedParts, nodeName, partName } from './part-names';
import { ROW_KINDS } from '../../worker/protocol';
import { defaultsOf } from '../../base/check-settings';
import { sagaFields } from '../../scenario/saga-settings';
import { isFiltered, kindsFor, NO_FILTER, partKey, rowFilterOf, toggledKinds } from './row-filter';

const edge = { kind: 'edge', id: 'orders-payments' } as const;
const node = { kind: 'node', id: 'orders' } as const;

describe('the filter of the log', () => {
  it('asks for everything when nothing is set', () => {
    expect(rowFilterOf(NO_FILTER, edge)).toEqual({});
    expect(isFiltered(NO_FILTER, edge)).toBe(false);
    expect(rowFilterOf({ ...NO_FILTER, text: '  ' }, null)).toEqual({});
  });

  it('asks for kinds, a part and a text', () => {
    const filter = { ...NO_FILTER, kinds: ['fault', 'edit'] as const, part: node, text: ' opened ' };
    expect(rowFilterOf(filter, edge)).toEqual({ kinds: ['fault', 'edit'], part: node, text: 'opened' });
    expect(isFiltered(filter, null)).toBe(true);
  });

  it('goes with the selection when only that is wanted', () => {
    const filter = { ...NO_FILTER, selectedOnly: true };
    expect(rowFilterOf(filter, edge)).toEqual({ part: edge });
    expect(rowFilterOf(filter, null)).toEqual({});
  });

  it('takes all kinds for none', () => {
    expect(rowFilterOf({ ...NO_FILTER, kinds: ROW_KINDS }, null)).toEqual({});
  });

  it('offers what can happen: to sagas only where there are some, and to data where somebody keeps any', () => {
    const scenario = shopScenario();
    const plain = ['breaker', 'fault', 'instance', 'shedding', 'edit', 'request'];
    expect(kindsFor(scenario)).toEqual(plain);
    expect(kindsFor(null)).toEqual(plain);
    const nodes = scenario.nodes.map((one) =>
      one.kind === 'client' ? one : { ...one, owns: 'orders' as const },
    );
    expect(kindsFor({ nodes, sagas: [] })).toEqual([...plain, 'data']);
    const sagas = [{ ...defaultsOf(sagaFields), id: 's', name: 'S', node: 'orders', steps: [] }];
    expect(kindsFor({ nodes, sagas })).toEqual(ROW_KINDS);
  });

  it('turns kinds on and off in their order', () => {
    expect(toggledKinds([], 'edit')).toEqual(['edit']);
    expect(toggledKinds(['edit'], 'breaker')).toEqual(['breaker', 'edit']);
    expect(toggledKinds(['edit', 'fault'], 'instance')).toEqual(['fault', 'instance', 'edit']);
    expect(toggledKinds(['breaker', 'edit'], 'edit')).toEqual(['breaker']);
  });

  it('names a part by kind and id, since a node and an edge may have the same', () => {
    expect(new Set([partKey(null), partKey(node), partKey({ kind: 'edge', id: 'orders' })]).size).toBe(3);
  });
});

describe('names of parts', () => {
  const shop = shopScenario();

  it('are those of the scenario', () => {
    expect(partName(shop, edge)).toBe('orders → payments');
    expect(partName(shop, node)).toBe('orders');
    expect(namedParts(shop)).toHaveLength(shop.nodes.length + shop.edges.length);
  });

  it('are ids where a part is gone', () => {
    expect(nodeName(shop, 'gone')).toBe('gone');
    expect(edgeName(shop, 'gone')).toBe('gone');
  });
});
