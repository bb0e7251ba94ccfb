import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { defaultsOf } from '../base/check-settings';
import { parseScenario } from './parse-scenario';
import { shopWithProcesses } from './process-scenario.test-support';
import { problemsOf } from './small-scenario.test-support';
import { viewFields } from './view-settings';
import { fileOf } from './write-scenario';
import { writerFields } from './writer-settings';

type Part = Readonly<Record<string, unknown>>;

describe('a writer', () => {
  it('is read with all that it leaves out, and written so that it is read as the same', () => {
    const shop = shopWithProcesses({ checks: undefined });
    const parsed = parseScenario(shop);
    const scenario = ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
    expect(scenario.writers).toEqual([
      {
        id: 'desk',
        name: 'Reserve the goods',
        node: 'desk',
        requestTypes: ['reserve'],
        edge: 'desk-inventory',
        does: 'reserve-stock',
        ...defaultsOf(writerFields),
      },
    ]);
    expect(parseScenario(fileOf(scenario))).toEqual(parsed);
  });

  it.each<[string, Part, string]>([
    ['a node that is not there', { node: 'desks' }, 'node: the id of a node, perhaps "desk" / "desks"'],
    [
      'an effect that nobody else decides about',
      { does: 'charge' },
      'does: one of "reserve-stock", "confirm-order", "cancel-order" / "charge"',
    ],
    [
      'an edge of another node',
      { edge: 'orders-inventory' },
      'edge: an edge that leaves desk / "orders-inventory", which leaves orders',
    ],
    [
      'an edge that leads to other data',
      { edge: 'desk-payments' },
      'edge: a way to a node that keeps the data of inventory / "desk-payments", which leads to payments',
    ],
    [
      'an unknown type of requests',
      { requestTypes: ['reserv'] },
      'requestTypes[0]: the id of a request type, perhaps "reserve" / "reserv"',
    ],
    ['a snapshot, which it has no use for', { snapshotEvery: 5 }, 'the unknown key "snapshotEvery"'],
  ])('must not have %s', (_, changes, told) => {
    const problems = problemsOf(shopWithProcesses(changes));
    expect(problems.some((problem) => problem.includes(told))).toBe(true);
  });
});

describe('a read model', () => {
  it('is read with all that it leaves out, and written so that it is read as the same', () => {
    const left = {
      users: undefined,
      requestTypes: undefined,
      handleMs: undefined,
      reads: undefined,
      pollMs: undefined,
    };
    const parsed = parseScenario(shopWithProcesses({}, left));
    const scenario = ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
    expect(scenario.views).toEqual([
      {
        id: 'list',
        name: 'Orders, one by one',
        node: 'reader',
        shows: 'orders',
        source: 'reader-orders-db',
        asksAs: 'look',
        ...defaultsOf(viewFields),
      },
    ]);
    expect(parseScenario(fileOf(scenario))).toEqual(parsed);
  });

  it.each<[string, Part, string]>([
    [
      'something that nobody shows',
      { shows: 'order' },
      'shows: one of "orders", "customer-orders", "users", "items" / "order"',
    ],
    [
      'a client as its node',
      { node: 'web' },
      'node: a node that works: a service, gateway or database / the client "web"',
    ],
    [
      'a source with other data',
      { source: 'reader-users' },
      'source: a way to a node that keeps the data of orders / "reader-users", which leads to users',
    ],
    [
      'a lookup with other data',
      { users: 'reader-orders-db' },
      'users: a way to a node that keeps the data of users / "reader-orders-db", which leads to orders-db',
    ],
    [
      'a lookup that it has no use for',
      { shows: 'customer-orders' },
      'users: nothing, for “Orders of each customer” look up no users / "reader-users"',
    ],
    [
      'requests of no type',
      { asksAs: 'looks' },
      'asksAs: the id of a request type, perhaps "look" / "looks"',
    ],
  ])('must not have %s', (_, changes, told) => {
    const problems = problemsOf(shopWithProcesses({}, changes));
    expect(problems.some((problem) => problem.includes(`views.list.${told}`))).toBe(true);
  });

  it('must not answer requests that a writer of its node is for', () => {
    const view = { node: 'desk', source: 'desk-inventory', users: undefined, requestTypes: undefined };
    expect(problemsOf(shopWithProcesses({}, view))).toContain(
      'views.list.requestTypes: types of requests for which desk has no other saga, writer or read model / ' +
        'reserve, for which it has the writer "desk"',
    );
  });
});
