import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../base/json';
import { exampleOf } from './body/json-schema';
import { commandsOf, isServiceName } from './commands-by-hand';
import { drawsOf, type Context } from './context';
import { decideByHand } from './decide-by-hand';
import { startShop } from './effects/start-shop';
import { COMMAND_BODIES } from './shop-body-settings';
import { SERVICES, type ServiceName, type ShopState } from './shop';

const settings = { lifecycle: 'payment', declineShare: 0 } as const;
const context: Context = { now: 0, draw: drawsOf(1), settings };
const { shop } = startShop({ ...settings, products: 3, stockEach: 10, customers: 3 }, context.draw);
const NAMES = Object.keys(SERVICES).filter(isServiceName);

function refusal(service: ServiceName, type: string, id?: string, body?: JsonValue, from = shop): string[] {
  const written = { type, ...(id !== undefined && { id }), ...(body !== undefined && { body }) };
  const decided = decideByHand(from, service, written, context);
  return decided.ok ? [] : decided.error.map(({ path, received }) => `${path}: ${received}`);
}

function after(from: ShopState, service: ServiceName, type: string, id: string, body?: JsonValue): ShopState {
  const decided = decideByHand(from, service, { type, id, ...(body !== undefined && { body }) }, context);
  if (!decided.ok) throw new Error(JSON.stringify(decided.error));
  return decided.value.shop;
}

describe('commands that are written by hand', () => {
  it('are all that services have, with the bodies that these take', () => {
    for (const service of NAMES) {
      const bodies = Object.entries(COMMAND_BODIES[service]);
      const withBody = commandsOf(service).flatMap(({ type, body }) => (body === null ? [] : [[type, body]]));
      expect(new Map(withBody.map(([type, body]) => [type, body]))).toEqual(new Map(bodies));
    }
  });

  it('have examples that are bodies as their services take them', () => {
    for (const service of NAMES) {
      for (const { type, body } of commandsOf(service)) {
        if (body === null) continue;
        const wrong = refusal(service, type, 'order-1', exampleOf(body)).filter((one) =>
          one.startsWith('body'),
        );
        expect(wrong, `${service} ${type}`).toEqual([]);
      }
    }
  });

  it('make what is new of their body alone', () => {
    const item = { productId: 'product-1', quantity: 2, unitPriceCents: 100 };
    expect(refusal('orders', 'create', undefined, { customerId: 'user-1', items: [item] })).toEqual([]);
    expect(refusal('orders', 'create', undefined, { customerId: 'user-99', items: [item] })).toEqual([
      expect.stringMatching(/^body\/customerId: /),
    ]);
  });

  it('say which one they are about', () => {
    expect(refusal('orders', 'cancel')).toEqual(['id: It has to say which one it is about.']);
    expect(refusal('orders', 'cancel', 'x')).toEqual(['id: There is no order "x".']);
    expect(refusal('orders', 'pay', 'x', { paymentId: 'p' })).toEqual(['id: There is no order "x".']);
    expect(refusal('inventory', 'restock', 'no id', { quantity: 1 })).toEqual([
      expect.stringMatching(/^id: It has to be an id of/),
    ]);
  });

  it('are told the nearest one where there is none of that name', () => {
    const decided = decideByHand(shop, 'products', { type: 'updaet' }, context);
    expect(decided).toMatchObject({ error: [{ path: 'type', received: '“updaet”' }] });
    expect(JSON.stringify(decided)).toContain(': update?');
    expect(refusal('orders', 'constructor', 'x')).toEqual(['type: “constructor”']);
  });

  it('are refused when nothing would follow', () => {
    const reserved = after(shop, 'inventory', 'reserve', 'mine', {
      items: [{ productId: 'product-1', quantity: 2 }],
    });
    const released = after(reserved, 'inventory', 'release', 'mine');
    const nothing = ['command: There is nothing to do: it would change nothing.'];
    expect(refusal('inventory', 'release', 'mine', undefined, released)).toEqual(nothing);
    expect(refusal('payments', 'refund', undefined, { reference: 'never' })).toEqual(nothing);
  });

  it('know no service that there is not', () => {
    expect([isServiceName('orders'), isServiceName('toString'), isServiceName('')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
