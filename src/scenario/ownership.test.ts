import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { builtIn } from './library/catalogue';
import { crossingsIn, ownersOf } from './ownership';
import { small, smallFile } from './small-scenario.test-support';

/** The small shop, with a second service that also calls its database. */
function shared(belongsTo?: string, first: 'shop' | 'reports' = 'shop') {
  const reports = { kind: 'service', id: 'reports', plan: ['reports-db'] };
  const edge = { id: 'reports-db', from: 'reports', to: 'db' };
  const nodes = smallFile.nodes.map((node) =>
    node.id === 'db' && belongsTo !== undefined ? { ...node, belongsTo } : node,
  );
  const edges = first === 'shop' ? [...smallFile.edges, edge] : [edge, ...smallFile.edges];
  return small({ nodes: [...nodes, reports], edges });
}

describe('the owner of a database', () => {
  it('is the first node that calls it, by the order of the edges', () => {
    expect(ownersOf(shared())).toEqual(new Map([['db', 'shop']]));
    expect(ownersOf(shared(undefined, 'reports'))).toEqual(new Map([['db', 'reports']]));
  });

  it('is whoever the file says, called or not', () => {
    expect(ownersOf(shared('reports'))).toEqual(new Map([['db', 'reports']]));
  });

  it('is nobody where only clients call it', () => {
    const [web, , db] = smallFile.nodes;
    const mix = [{ requestType: 'read', edge: 'web-db' }];
    const direct = small({
      nodes: [{ ...web, mix }, db],
      edges: [{ id: 'web-db', from: 'web', to: 'db' }],
    });
    expect(ownersOf(direct)).toEqual(new Map());
    expect(crossingsIn(direct)).toEqual([]);
  });
});

describe('a call that crosses ownership', () => {
  it('comes from any node but the owner', () => {
    expect(crossingsIn(small())).toEqual([]);
    expect(crossingsIn(shared())).toEqual([
      { edge: 'reports-db', caller: 'reports', database: 'db', owner: 'shop' },
    ]);
    expect(crossingsIn(shared('reports'))).toEqual([
      { edge: 'shop-db', caller: 'shop', database: 'db', owner: 'reports' },
    ]);
  });

  it('is also one of a client, once the database belongs to somebody', () => {
    const { nodes, edges } = shared();
    const direct = { ...edges[0], id: 'web-db', from: 'web', to: 'db' };
    expect(crossingsIn({ nodes, edges: [...edges, direct] }).map(({ edge }) => edge)).toEqual([
      'reports-db',
      'web-db',
    ]);
  });

  it('is what the built-in scenario about databases has one of', async () => {
    const scenario = ensure(await builtIn('database-per-service'), 'the built-in scenario');
    expect([...ownersOf(scenario)]).toEqual([
      ['users-db', 'users'],
      ['inventory-db', 'inventory'],
      ['orders-db', 'orders'],
      ['analytics-db', 'analytics'],
    ]);
    expect(crossingsIn(scenario).map(({ edge }) => edge)).toEqual(['support-users-db']);
  });
});
