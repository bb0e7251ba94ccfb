import { describe, expect, it } from 'vitest';
import { problemsOf, smallFile } from './small-scenario.test-support';

/** The small file with tags and zones, and a fault of some kind that is aimed somehow. */
function aimed(kind: string, target: unknown, nodeChanges: object = {}): string[] {
  const nodes = smallFile.nodes.map((node) => {
    if (node.id === 'web') return { ...node, zone: 'outside' };
    return { ...node, zones: ['east', 'west'], tags: [`tag-${String(node.id)}`], ...nodeChanges };
  });
  const fault = { id: 'f', kind, target, fromMs: 0, toMs: 1000 };
  return problemsOf({ ...smallFile, nodes, faults: [fault] });
}

const ON_NODES = ['degraded', 'crash', 'hang', 'capacity', 'fail-first'];
const ON_EDGES = ['network', 'partition'];

describe.each(ON_NODES)('a fault of nodes: %s', (kind) => {
  it('aims at nodes, tags, a zone and a share, or at everything', () => {
    expect(aimed(kind, {})).toEqual([]);
    expect(aimed(kind, { nodes: ['db'], tags: ['tag-shop'], zone: 'east', share: 0.5 })).toEqual([]);
  });

  it('does not aim at edges', () => {
    expect(aimed(kind, { edges: ['shop-db'] })).toEqual([
      expect.stringMatching(
        /^faults\.f\.target: only the keys nodes, tags, zone, share: the fault “[^”]+” acts on nodes \/ the key "edges"$/,
      ),
    ]);
    expect(aimed(kind, { between: ['east', 'west'] })).toHaveLength(1);
  });
});

describe.each(ON_EDGES)('a fault of the network: %s', (kind) => {
  it('aims at edges, at the nodes they lead to, and between zones, or at everything', () => {
    expect(aimed(kind, {})).toEqual([]);
    expect(
      aimed(kind, { edges: ['shop-db'], nodes: ['shop'], tags: ['tag-db'], between: ['outside', 'west'] }),
    ).toEqual([]);
  });

  it('does not aim at a share or a single zone', () => {
    expect(aimed(kind, { share: 0.5, zone: 'east' })).toEqual(
      ['zone', 'share'].map((key): unknown =>
        expect.stringMatching(
          `only the keys edges, nodes, tags, between: .* acts on edges / the key "${key}"`,
        ),
      ),
    );
  });
});

describe('the target of a fault', () => {
  it.each<[string, string, object, string]>([
    ['node', 'crash', { nodes: ['bd'] }, 'nodes[0]: the id of a node, perhaps "db" / "bd"'],
    [
      'client',
      'crash',
      { nodes: ['db', 'web'] },
      'nodes[1]: a node that works: a service, gateway or database / the client "web"',
    ],
    [
      'edge',
      'partition',
      { edges: ['shop-bd'] },
      'edges[0]: the id of an edge, perhaps "shop-db" / "shop-bd"',
    ],
    ['tag', 'crash', { tags: ['tag-sop'] }, 'tags[0]: a tag of a node, perhaps "tag-shop" / "tag-sop"'],
    ['zone', 'hang', { zone: 'north' }, 'zone: the zone of a node: east, west / "north"'],
    [
      'zone of clients alone',
      'hang',
      { zone: 'outside' },
      'zone: the zone of a node: east, west / "outside"',
    ],
    [
      'zone on one side',
      'partition',
      { between: ['outside', 'north'] },
      'between[1]: the zone of a node or a client: east, west, outside / "north"',
    ],
  ])('is told of an unknown %s', (_, kind, target, line) => {
    expect(aimed(kind, target)).toEqual([`faults.f.target.${line}`]);
  });

  it.each<[object, string]>([
    [{ nodes: [] }, 'nodes: a list of 1 to 500 items / an empty list'],
    [{ share: 0 }, 'share: a share above 0 and up to 1 / 0'],
    [{ share: 1.5 }, 'share: a share above 0 and up to 1 / 1.5'],
    [{ between: ['east', 'east'] }, 'between: two different items / a list of 2'],
    [{ between: ['east'] }, 'between: a list of two different items / a list of 1'],
  ])('is told of what says nothing: %j', (target, line) => {
    expect(aimed('crash', target)).toEqual([`faults.f.target.${line}`]);
  });

  it('has to be there, for one that hits everything is no slip', () => {
    expect(aimed('crash', undefined)).toEqual(['faults.f.target: an object / nothing']);
  });

  it('does not dangle because the node it leads to has a slip of its own', () => {
    expect(aimed('crash', { tags: ['tag-db'], zone: 'east' }, { concurrency: 0 })).toEqual([
      'nodes.shop.concurrency: a whole number from 1 to 100000 requests / 0',
      'nodes.db.concurrency: a whole number from 1 to 100000 requests / 0',
    ]);
  });

  it('is told when the scenario has nothing that it could mean', () => {
    const fault = { id: 'f', kind: 'crash', target: { tags: ['core'] }, fromMs: 0, toMs: 1000 };
    expect(problemsOf({ ...smallFile, faults: [fault] })).toEqual([
      'faults.f.target.tags[0]: a tag of a node; the scenario has none / "core"',
    ]);
  });
});
