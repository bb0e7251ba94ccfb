import { describe, expect, it } from 'vitest';
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
});
