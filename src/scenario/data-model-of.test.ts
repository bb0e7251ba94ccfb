import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { defaultsOf } from '../base/check-settings';
import { fields as projection } from '../patterns/projection/settings';
import { fields } from '../patterns/saga/settings';
import { stepFields } from '../patterns/saga/step-settings';
import type { DataModel } from '../sim/data/data-model';
import { shopDataFields } from './data-settings';
import { parseScenario } from './parse-scenario';
import { shopWithProcesses } from './process-scenario.test-support';
import { orderSagaFile, withNode, withSaga } from './saga-scenario.test-support';
import { small } from './small-scenario.test-support';
import './all-data';
import { toModel } from './to-model';
import { writerFields } from './writer-settings';

function dataOf(file: unknown): DataModel | null {
  const parsed = parseScenario(file);
  return toModel(ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed))).data;
}

describe('the data of a model', () => {
  it('are none where no node keeps any, whatever they would begin with', () => {
    expect(toModel(small()).data).toBeNull();
    const nodes = orderSagaFile.nodes.map(({ owns: _owns, ...node }) => node);
    expect(dataOf({ ...orderSagaFile, nodes, sagas: [] })).toBeNull();
  });

  it('begin as the scenario says, at the nodes that keep them', () => {
    const file = { ...withNode('payments', { owns: 'payments', keepsKeys: false }), sagas: [] };
    expect(dataOf(file)).toEqual({
      shop: defaultsOf(shopDataFields),
      owners: [
        { node: 'orders-db', service: 'orders', keepsKeys: true },
        { node: 'inventory', service: 'inventory', keepsKeys: true },
        { node: 'payments', service: 'payments', keepsKeys: false },
        { node: 'shipping', service: 'shipping', keepsKeys: true },
      ],
      sagas: [],
      writers: [],
      views: [],
    });
    expect(dataOf({ ...file, data: { declineShare: 1, products: 3 } })?.shop).toMatchObject({
      declineShare: 1,
      products: 3,
    });
  });

  it('have the sagas as their engine knows them, and apart from that where they lead', () => {
    const model = dataOf(withSaga({ deadlineMs: 900 }, 'charge', { attempts: 7 }));
    const sagas = ensure(model?.sagas, 'sagas');
    expect(sagas).toHaveLength(1);
    const [{ definition, acts, ...head }] = sagas;
    expect(head).toEqual({
      id: 'order',
      node: 'orders',
      requestTypes: ['place-order'],
      answers: 'at-end',
      bus: null,
    });
    const onBus = dataOf(withSaga({ asksBy: 'commands', redeliverMs: 250, deliveries: 4 }));
    expect(onBus?.sagas[0].bus).toEqual({ redeliverNs: 250_000_000, deliveries: 4 });
    expect(definition.settings).toEqual({ ...defaultsOf(fields), deadlineMs: 900 });
    expect(definition.steps[2]).toEqual({
      id: 'charge',
      name: 'charge',
      settings: { ...defaultsOf(stepFields), attempts: 7 },
    });
    expect(acts).toEqual([
      { edge: 'orders-orders-db', does: 'create-order' },
      { edge: 'orders-inventory', does: 'reserve-stock' },
      { edge: 'orders-payments', does: 'charge' },
      { edge: 'orders-shipping', does: 'prepare-shipment' },
      { edge: 'orders-orders-db', does: 'confirm-order' },
    ]);
  });

  it('have writers and read models with their settings in the words of their engines', () => {
    const data = dataOf(shopWithProcesses());
    const { retries, initialDelayMs, factor, maxDelayMs, jitterRatio, resends } = defaultsOf(writerFields);
    expect(data?.writers).toEqual([
      {
        id: 'desk',
        node: 'desk',
        requestTypes: ['reserve'],
        edge: 'desk-inventory',
        does: 'reserve-stock',
        checks: 'nothing',
        settings: { retries, initialDelayMs, factor, maxDelayMs, jitterRatio, resends, snapshotEvery: 0 },
      },
    ]);
    expect(data?.views).toEqual([
      {
        id: 'list',
        node: 'reader',
        shows: 'orders',
        source: 'reader-orders-db',
        lookups: { users: 'reader-users', products: null },
        asksAs: 'look',
        requestTypes: ['look'],
        handleNs: 7_000_000,
        remakeAt: null,
        reads: 'wait',
        tooLong: 'answer',
        settings: { ...defaultsOf(projection), pollMs: 50 },
      },
    ]);
  });

  it('have sagas for all requests where none are named', () => {
    const model = dataOf(withSaga({ requestTypes: undefined, answers: 'at-once' }));
    expect(model?.sagas[0]).toMatchObject({ requestTypes: null, answers: 'at-once' });
  });
});
