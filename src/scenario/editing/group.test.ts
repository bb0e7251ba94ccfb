import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupMembers } from '../group-members';
import { randomScenario } from '../random-scenario.test-support';
import { small } from '../small-scenario.test-support';
import { acted, whyNot } from './acted.test-support';

const shop = small();
const grouped = acted(shop, {
  kind: 'group',
  change: { kind: 'make', as: 'context', name: 'Selling', nodes: ['shop', 'db'] },
});

describe('grouping', () => {
  it('frames nodes in a context with a name of its own', () => {
    expect(grouped.label).toBe('2 nodes grouped as Selling');
    expect(grouped.after.groups).toMatchObject([{ kind: 'context', id: 'selling', nodes: ['shop', 'db'] }]);
    const change = { kind: 'make', as: 'context', nodes: ['web'] } as const;
    const next = acted(grouped.after, { kind: 'group', change });
    expect(next.after.groups.at(-1)).toMatchObject({ id: 'context', name: 'Context' });
  });

  it('moves a node from one context into another, and a context goes with its last node', () => {
    const change = { kind: 'make', as: 'context', name: 'Data', nodes: ['db'] } as const;
    const two = acted(grouped.after, { kind: 'group', change });
    expect(two.after.groups).toMatchObject([{ nodes: ['shop'] }, { id: 'data', nodes: ['db'] }]);
    const put = { kind: 'put', group: 'selling', nodes: ['db'] } as const;
    const one = acted(two.after, { kind: 'group', change: put });
    expect(one.label).toBe('db put into Selling');
    expect(one.after.groups).toMatchObject([{ id: 'selling', nodes: ['shop', 'db'] }]);
    const out = { kind: 'take-out', group: 'selling', nodes: ['shop', 'db'] } as const;
    expect(acted(one.after, { kind: 'group', change: out }).after.groups).toEqual([]);
  });

  it('as a zone puts the nodes there, whatever they are', () => {
    const change = { kind: 'make', as: 'zone', name: 'East', nodes: ['web', 'shop'] } as const;
    const { after } = acted(shop, { kind: 'group', change });
    expect(after.nodes).toMatchObject([{ zone: 'east' }, { zones: ['east'] }, { zones: [] }]);
    expect(groupMembers(after).get('east')).toEqual(['web', 'shop']);
    const out = { kind: 'take-out', group: 'east', nodes: ['web', 'shop'] } as const;
    expect(acted(after, { kind: 'group', change: out }).after.nodes).toEqual(shop.nodes);
    const dissolved = acted(after, { kind: 'group', change: { kind: 'dissolve', group: 'east' } });
    expect(dissolved.after.nodes).toEqual(after.nodes);
  });

  it('folds and is renamed', () => {
    const fold = { kind: 'fold', group: 'selling', folded: true } as const;
    const folded = acted(grouped.after, { kind: 'group', change: fold });
    expect([folded.label, folded.after.groups[0].folded]).toEqual(['Selling folded', true]);
    const rename = { kind: 'rename', group: 'selling', name: ' Sales ' } as const;
    expect(acted(folded.after, { kind: 'group', change: rename }).after.groups).toMatchObject([
      { id: 'selling', name: 'Sales', folded: true },
    ]);
  });

  it('goes with its nodes when these are removed, and says so', () => {
    const parts = ['shop', 'db'].map((id) => ({ kind: 'node', id }) as const);
    const { label, after } = acted(grouped.after, { kind: 'remove', parts });
    expect(label).toBe('2 nodes removed, with 2 calls, 1 fault, 1 group; web at rest');
    expect(after.groups).toEqual([]);
  });

  it.each([
    [{ kind: 'make', as: 'zone', nodes: [] }, 'groups: at least one node / none'],
    [
      { kind: 'put', group: 'none', nodes: ['web'] },
      'groups.none: the id of a group / "none", which is none',
    ],
    [{ kind: 'put', group: 'selling', nodes: ['x'] }, 'nodes.x: the id of a node / "x", which is none'],
    [
      { kind: 'rename', group: 'selling', name: '' },
      'groups.selling.name: a name of 1 to 120 characters / nothing',
    ],
  ] as const)('is refused: %j', (change, why) => {
    expect(whyNot(grouped.after, { kind: 'group', change })).toEqual([why]);
  });

  it('of any nodes of any scenario can be undone', () => {
    fc.assert(
      fc.property(randomScenario, fc.nat(), fc.boolean(), (scenario, luck, isZone) => {
        const nodes = scenario.nodes.filter((_, place) => ((luck >> place) & 1) === 0).map(({ id }) => id);
        if (nodes.length === 0) return;
        const as = isZone ? 'zone' : 'context';
        // A fault may aim at the last node of a zone that it would leave.
        const act = { kind: 'group', change: { kind: 'make', as, nodes } } as const;
        if (isZone && scenario.faults.length > 0) return;
        const { after } = acted(scenario, act);
        const members = groupMembers(after).get(after.groups.at(-1)?.id ?? '');
        expect(new Set(members)).toEqual(new Set(nodes));
      }),
      { numRuns: 100 },
    );
  });
});
