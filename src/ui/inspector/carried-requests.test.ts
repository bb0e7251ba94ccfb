import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { viewFields } from '../../scenario/view-settings';
import { writerFields } from '../../scenario/writer-settings';
import { callCaption, carriedRequests } from './carried-requests';
import { shopScenario } from './scenario.test-support';

describe('requests that an edge carries', () => {
  const scenario = shopScenario();

  it('follows the plans from the clients on', () => {
    expect(carriedRequests(scenario, 'web-orders').map(({ id }) => id)).toEqual(['place', 'list']);
    expect(carriedRequests(scenario, 'orders-payments').map(({ id }) => id)).toEqual(['place', 'list']);
    expect(carriedRequests(scenario, 'unused')).toEqual([]);
  });

  it('leaves out what nobody asks for', () => {
    const silent = shopScenario({ listWeight: 0 });
    expect(carriedRequests(silent, 'web-orders').map(({ id }) => id)).toEqual(['place']);
  });

  it('leaves out requests that a call is not made for', () => {
    const only = { edge: 'orders-payments', optional: false, awaited: true, requestTypes: ['list'] };
    const nodes = scenario.nodes.map((node) =>
      node.id === 'orders' ? { ...node, plan: [[only, 'unused']] } : node,
    );
    expect(carriedRequests({ ...scenario, nodes }, 'orders-payments').map(({ id }) => id)).toEqual(['list']);
    expect(carriedRequests({ ...scenario, nodes }, 'unused').map(({ id }) => id)).toEqual(['place', 'list']);
  });

  it('comes to an end when plans lead in a circle', () => {
    expect(carriedRequests(shopScenario({ circle: true }), 'unused')).toEqual([]);
  });

  it('is told in words', () => {
    expect(callCaption(scenario, 'web-orders')).toBe('Call, POST /orders and GET /orders');
    expect(callCaption(shopScenario({ listWeight: 0 }), 'orders-payments')).toBe('Call, for POST /orders');
    expect(callCaption(scenario, 'unused')).toBe('Call, used by no request');
    const alike = scenario.requestTypes.map((type) => ({ ...type, method: 'GET', path: '/' }));
    expect(callCaption({ ...scenario, requestTypes: alike }, 'web-orders')).toBe(
      'Call, Place an order and List orders',
    );
  });

  it('is told of the read models that make it on their own, beside requests that pass it', () => {
    const model = {
      ...defaultsOf(viewFields),
      id: 'model',
      name: 'Model',
      node: 'orders',
      shows: 'orders',
      source: 'orders-payments',
      users: 'unused',
      asksAs: 'list',
    } as const;
    const only = { ...scenario, views: [model] };
    expect(callCaption(only, 'unused')).toBe('Call of the read model “Model”');
    expect(carriedRequests(only, 'unused').map(({ id }) => id)).toEqual(['list']);
    expect(callCaption(only, 'payments-orders')).toBe('Call, used by no request');
    expect(callCaption(only, 'orders-payments')).toBe(
      'Call, for POST /orders and GET /orders, and of the read model “Model”',
    );
    const two = { ...scenario, views: [model, { ...model, id: 'other', name: 'Other' }] };
    expect(callCaption(two, 'unused')).toBe('Call of the read models “Model” and “Other”');
    const many = { ...scenario, views: ['a', 'b', 'c'].map((id) => ({ ...model, id })) };
    expect(callCaption(many, 'unused')).toBe('Call of 3 read models');
  });

  it('goes on along the edge of a writer, for the requests that this is about', () => {
    const all = {
      ...defaultsOf(writerFields),
      id: 'desk',
      name: 'Desk',
      node: 'orders',
      edge: 'unused',
      does: 'confirm-order',
    } as const;
    const model = { ...all, requestTypes: ['place'] };
    expect(callCaption({ ...scenario, writers: [model] }, 'unused')).toBe('Call, for POST /orders');
    expect(callCaption({ ...scenario, writers: [all] }, 'unused')).toBe(
      'Call, for POST /orders and GET /orders',
    );
    expect(callCaption({ ...scenario, writers: [{ ...all, node: 'web' }] }, 'unused')).toBe(
      'Call, used by no request',
    );
  });
});
