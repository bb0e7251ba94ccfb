import { describe, expect, it } from 'vitest';
import { orderSagaFile, withNode, withSaga } from './saga-scenario.test-support';
import { problemsOf } from './small-scenario.test-support';

const [saga] = orderSagaFile.sagas;
/** The file in which a call along the edge to payments has to go on to the node that keeps the data. */
function throughPayments(call: unknown): unknown {
  const { nodes, edges } = withNode('payments', { owns: 'none', plan: [call] });
  return {
    ...orderSagaFile,
    nodes: [
      ...nodes,
      { kind: 'service', id: 'hub', plan: ['hub-vault'] },
      { kind: 'database', id: 'vault', owns: 'payments' },
    ],
    edges: [
      ...edges,
      { id: 'payments-hub', from: 'payments', to: 'hub' },
      { id: 'hub-vault', from: 'hub', to: 'vault' },
    ],
  };
}

describe('a saga', () => {
  it.each<[string, unknown, string]>([
    [
      'a node that is not there',
      withSaga({ node: 'order' }),
      'node: the id of a node, perhaps "orders" / "order"',
    ],
    [
      'a client that carries it out',
      withSaga({ node: 'web' }),
      'node: a node that works: a service, gateway or database / the client "web"',
    ],
    [
      'an unknown type of requests',
      withSaga({ requestTypes: ['place-order', 'place'] }),
      'requestTypes[1]: the id of a request type: place-order / "place"',
    ],
    [
      'an edge that is not there',
      withSaga({}, 'charge', { edge: 'orders-payment' }),
      'steps.charge.edge: the id of an edge, perhaps "orders-payments" / "orders-payment"',
    ],
    [
      'an edge of somebody else',
      withSaga({}, 'charge', { edge: 'web-orders' }),
      'steps.charge.edge: an edge that leaves orders / "web-orders", which leaves web',
    ],
    [
      'a step that nothing undoes',
      withSaga({}, 'confirm', { compensation: 'undo' }),
      'steps.confirm.compensation: "nothing", since nothing undoes “Confirm the order” / "undo"',
    ],
    [
      'such a step that says nothing of it',
      withSaga({}, 'confirm', { compensation: undefined }),
      'steps.confirm.compensation: "nothing", since nothing undoes “Confirm the order” / "undo"',
    ],
    [
      'an edge that leads to other data',
      withSaga({}, 'charge', { edge: 'orders-inventory' }),
      'steps.charge.edge: a way to a node that keeps the data of payments / "orders-inventory", which leads to inventory',
    ],
    [
      'data that nobody keeps',
      withNode('payments', { owns: 'none' }),
      'steps.charge.edge: a way to a node that keeps the data of payments / "orders-payments", which leads to payments',
    ],
  ])('with %s is refused', (_, file, line) => {
    expect(problemsOf(file)).toContain(`sagas.order.${line}`);
  });

  it('loses the edge that one of its steps goes along', () => {
    const edges = orderSagaFile.edges.filter(({ id }) => id !== 'orders-orders-db');
    const paths = problemsOf({ ...orderSagaFile, edges }).map((line) => line.split(':')[0]);
    expect(paths).toEqual(['sagas.order.steps.create.edge', 'sagas.order.steps.confirm.edge']);
  });

  it.each<[string, unknown]>([
    ['calls', 'payments-hub'],
    ['calls without waiting', { edge: 'payments-hub', awaited: false }],
    ['calls beside others', ['payments-hub', 'payments-hub']],
  ])('finds the data also at a node that the callee %s', (_, call) => {
    expect(problemsOf(throughPayments(call))).toEqual([]);
  });

  it('takes no slip of a node or of an edge on its way for a way that ends', () => {
    expect(problemsOf(withNode('payments', { concurrency: 0 }))).toHaveLength(1);
    expect(problemsOf(throughPayments('payments-hob'))).toHaveLength(1);
  });

  const { requestTypes: _types, ...forAll } = saga;
  const again = { ...saga, id: 'again' };
  const againForAll = { ...forAll, id: 'again' };

  it.each<[string, object, object, string]>([
    ['both are for', saga, again, 'place-order'],
    ['one is for, and the other for all', saga, againForAll, 'place-order'],
    ['the other is for, and the one for all', forAll, again, 'place-order'],
    ['are of any type', forAll, againForAll, 'all'],
  ])('of the same node must not be set off by requests that %s', (_, one, other, shared) => {
    expect(problemsOf({ ...orderSagaFile, sagas: [one, other] })).toEqual([
      `sagas.again.requestTypes: types of requests for which orders has no other saga, writer or read model / ${shared}, for which it has the saga "order"`,
    ]);
  });

  it('stands beside another of its node that is for other requests, and beside those of other nodes', () => {
    const requestTypes = [...orderSagaFile.requestTypes, { id: 'cancel' }];
    const other = { ...again, requestTypes: ['cancel'] };
    expect(problemsOf({ ...orderSagaFile, requestTypes, sagas: [saga, other] })).toEqual([]);
    const { nodes, edges } = orderSagaFile;
    const elsewhere = {
      ...again,
      node: 'desk',
      steps: [{ id: 'charge', edge: 'desk-payments', does: 'charge' }],
    };
    const file = {
      ...orderSagaFile,
      nodes: [...nodes, { kind: 'service', id: 'desk' }],
      edges: [...edges, { id: 'desk-payments', from: 'desk', to: 'payments' }],
      sagas: [saga, elsewhere],
    };
    expect(problemsOf(file)).toEqual([]);
  });
});

describe('data', () => {
  it('of a service are kept by one node', () => {
    expect(problemsOf(withNode('orders', { owns: 'payments' }))).toEqual([
      'nodes.payments.owns: a service whose data no other node keeps / "payments", whose data orders keeps',
    ]);
  });

  it('are kept by nobody at as many nodes as there are', () => {
    expect(problemsOf({ ...orderSagaFile, sagas: [], data: undefined })).toEqual([]);
  });
});
