import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { applyPatch, inversePatch, patchTo } from './edit';
import type { Scenario } from './format';
import { isDatabase } from './node-parts';
import { parseScenario } from './parse-scenario';
import { problemLine, problemsOf, small, smallFile, withPart } from './small-scenario.test-support';
import { toModel } from './to-model';
import { fileOf } from './write-scenario';

type Part = Readonly<Record<string, unknown>>;

function withDatabase(changes: Part): Scenario {
  const parsed = parseScenario(withPart('nodes', 'db', changes));
  return ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
}

function databaseOf(changes: Part = {}) {
  return ensure(withDatabase(changes).nodes.find(isDatabase), 'a database');
}

describe('the store of a database', () => {
  it('is relational when the file says nothing, and belongs to whoever calls it first', () => {
    expect(databaseOf()).toMatchObject({ store: 'relational' });
    expect(databaseOf()).not.toHaveProperty('belongsTo');
  });

  it('is kept as the file says, and written', () => {
    const changes = { store: 'key-value', belongsTo: 'shop' };
    expect(databaseOf(changes)).toMatchObject(changes);
    expect(fileOf(withDatabase(changes)).nodes).toContainEqual(
      expect.objectContaining({ id: 'db', ...changes }),
    );
  });

  it.each(['document', 'key-value', 'analytic'])('is a word that changes nothing in a run: %s', (store) => {
    const changed = withDatabase({ store, belongsTo: 'shop' });
    expect(toModel(changed)).toEqual(toModel(small()));
  });

  it.each<[string, unknown, string]>([
    [
      'a kind that nobody knows',
      withPart('nodes', 'db', { store: 'graph' }),
      'nodes.db.store: one of "relational", "document", "key-value", "analytic" / "graph"',
    ],
    [
      'an owner that is not there',
      withPart('nodes', 'db', { belongsTo: 'shopp' }),
      'nodes.db.belongsTo: the id of a node, perhaps "shop" / "shopp"',
    ],
    [
      'an owner that does not work',
      withPart('nodes', 'db', { belongsTo: 'web' }),
      'nodes.db.belongsTo: a node that works: a service, gateway or another database / the client "web"',
    ],
    [
      'a database of its own',
      withPart('nodes', 'db', { belongsTo: 'db' }),
      'nodes.db.belongsTo: a node that works: a service, gateway or another database / "db" itself',
    ],
    [
      'an owner of another sort',
      withPart('nodes', 'db', { belongsTo: 7 }),
      'nodes.db.belongsTo: an id of 1 to 64 small letters, digits and hyphens / 7',
    ],
  ])('tells of %s', (_, file, line) => {
    expect(problemsOf(file)).toEqual([line]);
  });

  it.each(['store', 'belongsTo'])('has no place in a service: %s', (key) => {
    const [problem] = problemsOf(withPart('nodes', 'shop', { [key]: 'document' }));
    expect(problem).toMatch(new RegExp(`^nodes\\.shop: only the keys .* / the unknown key "${key}"$`));
  });
});

describe('an edit of the owner', () => {
  const owned = withDatabase({ belongsTo: 'shop' });

  it('can be taken back, to nobody and to somebody', () => {
    for (const [before, value] of [
      [small(), 'shop'],
      [owned, null],
    ] as const) {
      const made = patchTo(before, 'nodes.db.belongsTo', value);
      const edit = ensure(made.ok ? made.value : undefined, JSON.stringify(made));
      const after = applyPatch(before, edit);
      const changed = ensure(after.ok ? after.value : undefined, JSON.stringify(after));
      expect(changed).not.toEqual(before);
      expect(applyPatch(changed, inversePatch(edit))).toEqual({ ok: true, value: before });
    }
  });

  it('does not take the owner away from under its database', () => {
    const { nodes, edges, faults } = smallFile;
    const others = [...nodes, { kind: 'service', id: 'old-shop' }];
    const scenario = small({
      nodes: others.map((node) => (node.id === 'db' ? { ...node, belongsTo: 'old-shop' } : node)),
      edges,
      faults,
    });
    const made = patchTo(scenario, 'nodes.old-shop', null);
    const result = made.ok ? applyPatch(scenario, made.value) : made;
    expect(result.ok ? [] : result.error.map(problemLine)).toEqual([
      'nodes.db.belongsTo: the id of a node: web, shop, db / "old-shop"',
    ]);
  });
});
