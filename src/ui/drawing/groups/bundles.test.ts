import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopScenario } from '../../inspector/scenario.test-support';
import { bundlesOf, foldedGroups, groupKey } from './bundles';

const shop = shopScenario();

describe('calls of folded groups', () => {
  it('that cross the border in one direction are one line, and those within are none', () => {
    const into = new Map([
      ['orders', 'selling'],
      ['payments', 'selling'],
    ]);
    expect(bundlesOf(shop, into)).toEqual([
      { id: 'web → group/selling', from: 'web', to: groupKey('selling'), edges: expect.any(Array) },
    ]);
    expect(bundlesOf(shop, new Map())).toEqual([]);
  });

  it('are all told once, whatever is folded', () => {
    const into = fc.dictionary(fc.constantFrom(...shop.nodes.map(({ id }) => id)), fc.constantFrom('a', 'b'));
    fc.assert(
      fc.property(into, (folded) => {
        const groups = new Map(Object.entries(folded));
        const told = bundlesOf(shop, groups).flatMap(({ edges }) => edges);
        const crossing = shop.edges.filter(
          ({ from, to }) =>
            (groups.has(from) || groups.has(to)) && (groups.get(from) ?? from) !== (groups.get(to) ?? to),
        );
        expect(new Set(told)).toEqual(new Set(crossing.map(({ id }) => id)));
        expect(told).toHaveLength(crossing.length);
      }),
    );
  });

  it('belong to the first folded group of a node', () => {
    const group = (id: string, folded: boolean) =>
      ({ kind: 'context', id, name: id, folded, nodes: [] }) as const;
    const members = new Map([
      ['open', ['web']],
      ['one', ['orders']],
      ['two', ['orders', 'payments']],
    ]);
    const groups = [group('open', false), group('one', true), group('two', true)];
    expect([...foldedGroups({ groups }, members)]).toEqual([
      ['orders', 'one'],
      ['payments', 'two'],
    ]);
  });
});
