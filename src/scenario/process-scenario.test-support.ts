import { orderSagaFile } from './saga-scenario.test-support';

type Part = Readonly<Record<string, unknown>>;

const WRITER: Part = {
  id: 'desk',
  node: 'desk',
  requestTypes: ['reserve'],
  edge: 'desk-inventory',
  does: 'reserve-stock',
  checks: 'nothing',
};

const VIEW: Part = {
  id: 'list',
  node: 'reader',
  shows: 'orders',
  source: 'reader-orders-db',
  users: 'reader-users',
  asksAs: 'look',
  requestTypes: ['look'],
  handleMs: 7,
  reads: 'wait',
  pollMs: 50,
};

/** The shop with a desk that decides about the stock, and a reader that makes a list of the orders, as a file has it. */
export function shopWithProcesses(writer: Part = {}, view: Part = {}): unknown {
  const { nodes, edges, requestTypes } = orderSagaFile;
  return {
    ...orderSagaFile,
    requestTypes: [...requestTypes, { id: 'reserve', method: 'POST', path: '/stock' }, { id: 'look' }],
    nodes: [
      ...nodes,
      { kind: 'service', id: 'desk' },
      { kind: 'service', id: 'reader' },
      { kind: 'database', id: 'users', owns: 'users' },
    ],
    edges: [
      ...edges,
      { id: 'desk-inventory', from: 'desk', to: 'inventory' },
      { id: 'desk-payments', from: 'desk', to: 'payments' },
      { id: 'reader-orders-db', from: 'reader', to: 'orders-db' },
      { id: 'reader-users', from: 'reader', to: 'users' },
    ],
    writers: [said(WRITER, writer)],
    views: [said(VIEW, view)],
  };
}

/** What is undefined is left out. */
function said(part: Part, changes: Part): Part {
  const entries = Object.entries({ ...part, ...changes });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
