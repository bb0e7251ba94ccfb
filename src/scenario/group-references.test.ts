import { describe, expect, it } from 'vitest';
import { problemsOf, small, smallFile } from './small-scenario.test-support';
import { groupMembers } from './group-members';
import { toModel } from './to-model';
import { fileOf } from './write-scenario';

const withGroups = (...groups: readonly object[]) => ({ ...smallFile, groups });

describe('groups', () => {
  it('are words: a run does not know of them, and a file without any does not mention them', () => {
    const grouped = small({ groups: [{ kind: 'context', id: 'selling', nodes: ['shop', 'db'] }] });
    expect(grouped.groups).toEqual([
      { kind: 'context', id: 'selling', name: 'selling', folded: false, nodes: ['shop', 'db'] },
    ]);
    expect(toModel(grouped)).toEqual(toModel(small()));
    expect(Object.keys(fileOf(grouped)).at(-1)).toBe('groups');
    expect(fileOf(small())).not.toHaveProperty('groups');
  });

  it('have the nodes that they name, or all that are in their zone alone', () => {
    const scenario = small({
      nodes: [
        { kind: 'client', id: 'web', zone: 'east', ratePerSecond: 0 },
        { kind: 'service', id: 'shop', zones: ['east'] },
        { kind: 'service', id: 'both', zones: ['east', 'west'] },
      ],
      edges: [],
      faults: [],
      groups: [
        { kind: 'zone', id: 'east' },
        { kind: 'zone', id: 'north' },
        { kind: 'context', id: 'selling', nodes: ['both'] },
      ],
    });
    expect([...groupMembers(scenario)]).toEqual([
      ['east', ['web', 'shop']],
      ['north', []],
      ['selling', ['both']],
    ]);
  });

  it.each([
    [
      { kind: 'context', id: 'a', nodes: ['shopp'] },
      'groups.a.nodes[0]: the id of a node, perhaps "shop" / "shopp"',
    ],
    [{ kind: 'context', id: 'a', nodes: [] }, 'groups.a.nodes: a list of 1 to 500 items / an empty list'],
    [
      { kind: 'zone', id: 'a', nodes: ['shop'] },
      'groups.a: only the keys kind, id, name, folded / the unknown key "nodes"',
    ],
    [{ kind: 'frame', id: 'a' }, 'groups.a.kind: "context" or "zone" / "frame"'],
  ])('are refused: %j', (group, problem) => {
    expect(problemsOf(withGroups(group))).toEqual([problem]);
  });

  it('of contexts share no node', () => {
    const two = ['a', 'b'].map((id) => ({ kind: 'context', id, nodes: ['shop'] }));
    expect(problemsOf(withGroups(...two))).toEqual([
      'groups.b.nodes[0]: a node that is in no context yet / "shop", which is in a',
    ]);
  });
});
