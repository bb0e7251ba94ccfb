import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodeUnits } from '../../base/json';
import { handleRequest } from '../handle-request';
import { ordinary } from '../given.test-support';
import { eachRow } from '../rows/rows';
import { EMPTY_SHOP, type ShopCommand, type ShopEvent } from '../shop';
import { viewPage, viewRow, type AnyViewRow, type ViewQuery } from './ask-view';
import type { CustomerOrderRow } from './customer-orders-view';
import { project } from './project';
import { emptyView, type ViewDocuments } from './view-documents';
import type { ViewKind } from './view-settings';

const place = fc.nat(4);
const NAMES = ['Ines Okafor', 'Noor Byrne', 'ines byrne', 'Ada Visser'];

/** Few rows, so that commands meet; refused ones make no events. */
const command: fc.Arbitrary<ShopCommand> = fc.oneof(
  fc.tuple(fc.nat(3), place).map(([name, mail]): ShopCommand => {
    const body = { name: NAMES[name], email: `Mail${mail}@Example.com` };
    return { service: 'users', command: { type: 'create', body } };
  }),
  fc.tuple(place, fc.nat(3), place, fc.boolean()).map(([id, name, mail, closes]): ShopCommand => {
    const body = {
      name: NAMES[name],
      email: `mail${mail}@example.com`,
      status: closes ? 'closed' : 'active',
    };
    return { service: 'users', command: { type: 'update', id: `user-${id}`, body } };
  }),
  place.map((price): ShopCommand => {
    const body = { name: `Thing ${price}`, category: 'toys', priceCents: 100 + price };
    return { service: 'products', command: { type: 'create', body } };
  }),
  fc.tuple(place, place).map(([id, price]): ShopCommand => {
    const body = { priceCents: 500 + price };
    return { service: 'products', command: { type: 'change-price', id: `product-${id}`, body } };
  }),
  place.map((id): ShopCommand => ({ service: 'products', command: { type: 'delete', id: `product-${id}` } })),
  fc.tuple(fc.nat(9), place).map(([id, customer]): ShopCommand => {
    const items = [{ productId: 'product-1', quantity: 1 + customer, unitPriceCents: 250 }];
    const body = { orderId: `o${id}`, customerId: `user-${customer}`, items };
    return { service: 'orders', command: { type: 'create', customer: 'unchecked', body } };
  }),
  fc.nat(9).map((id): ShopCommand => {
    const body = { productId: 'product-2', quantity: 2, unitPriceCents: 90 };
    return { service: 'orders', command: { type: 'add-item', id: `o${id}`, body } };
  }),
  fc.tuple(fc.nat(9), fc.boolean()).map(([id, pays]): ShopCommand => {
    return pays
      ? { service: 'orders', command: { type: 'pay', id: `o${id}`, body: { paymentId: 'payment-1' } } }
      : { service: 'orders', command: { type: 'cancel', id: `o${id}`, body: {} } };
  }),
);

const log: fc.Arbitrary<readonly ShopEvent[]> = fc.array(command, { maxLength: 60 }).map((commands) => {
  const events: ShopEvent[] = [];
  let shop = EMPTY_SHOP;
  commands.forEach((one, at) => {
    const handled = handleRequest(shop, one, { ...ordinary, now: at });
    shop = handled.shop;
    events.push(...handled.events);
  });
  return events;
});

const kind = fc.constantFrom<ViewKind[]>('orders', 'customer-orders', 'users', 'items');

function after(view: ViewDocuments, events: readonly ShopEvent[], position: number): ViewDocuments {
  return project(view, events[position - 1], position, ({ id }) => ({
    name: `name of ${id}`,
    priceCents: 7,
  }));
}

function foldOf(shows: ViewKind, events: readonly ShopEvent[]): ViewDocuments {
  return events.reduce((view, _, at) => after(view, events, at + 1), emptyView(shows));
}

describe('any read model', () => {
  it('VW-2: comes to the fold of the log, in whatever batches events come and come again', () => {
    fc.assert(
      fc.property(kind, log, fc.array(fc.tuple(fc.nat(60), fc.nat(9))), (shows, events, repeats) => {
        let view = emptyView(shows);
        let at = 0;
        // Each time it goes back by some events, as after a crash, and then further than before.
        for (const [ahead, back] of repeats) {
          const from = Math.max(0, at - back);
          at = Math.min(events.length, at + ahead);
          for (let position = from + 1; position <= at; position++) view = after(view, events, position);
        }
        for (let position = at + 1; position <= events.length; position++)
          view = after(view, events, position);
        expect(view).toEqual(foldOf(shows, events));
      }),
    );
  });

  it('VW-5, VW-6, VW-7, VW-8: answers as a slow look through all of its rows does', () => {
    const query: fc.Arbitrary<ViewQuery> = fc.record(
      {
        customerId: place.map((id) => `user-${id}`),
        status: fc.constantFrom('pending', 'paid', 'cancelled', 'active', 'closed'),
        email: place.map((mail) => `MAIL${mail}@example.com`),
        search: fc.constantFrom('ines', 'BYRNE mail1', 'example visser'),
        page: fc.integer({ min: 1, max: 3 }),
        limit: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(kind, log, query, (shows, events, asked) => {
        const view = foldOf(shows, events);
        const { page = 1, limit = 10 } = asked;
        const all = allOf(view).filter((row) => isMeant(row, shows, asked));
        const found = viewPage(view, asked);
        expect(found).toEqual({
          items: all.slice((page - 1) * limit, page * limit),
          page,
          limit,
          total: all.length,
        });
        for (const row of found.items) expect(viewRow(view, row.id)).toBe(row);
      }),
    );
  });
});

/** All rows that there are, in the order in which they are listed. */
function allOf(view: ViewDocuments): readonly AnyViewRow[] {
  const rows: AnyViewRow[] = [];
  const table = view.kind === 'users' ? view.users : view.kind === 'items' ? view.items : view.orders;
  eachRow<AnyViewRow>(table.rows, (row) => rows.push(row));
  const isNewestFirst = view.kind === 'orders' || view.kind === 'customer-orders';
  return isNewestFirst ? rows.sort((a, b) => timeOf(b) - timeOf(a)) : rows;
}

function timeOf(row: AnyViewRow): number {
  return 'createdAt' in row ? row.createdAt : 0;
}

function isMeant(
  row: AnyViewRow,
  shows: ViewKind,
  { customerId, status, email, search }: ViewQuery,
): boolean {
  if ('isDeleted' in row) return !row.isDeleted;
  if (status !== undefined && row.status !== status) return false;
  if (!('email' in row)) return shows === 'orders' || isOf(row, customerId);
  const text = `${row.name} ${row.email}`.toLowerCase();
  const words = (search ?? '').toLowerCase().split(' ');
  const isAt = email === undefined || compareCodeUnits(email.toLowerCase(), row.email.toLowerCase()) === 0;
  return isAt && words.every((word) => text.includes(word));
}

function isOf(row: Pick<CustomerOrderRow, 'customerId'>, customerId: string | undefined): boolean {
  return customerId === undefined || row.customerId === customerId;
}
