import { defaultsOf } from '../../../base/check-settings';
import { NS_PER_MS, msToNs } from '../../../base/time';
import { emptyView, type ViewDocuments } from '../../../domain/views/view-documents';
import { project } from '../../../domain/views/project';
import { readRow } from '../../../domain/read-shop';
import { isShopEvent } from '../../../domain/effects/event-subjects';
import { STATUSES } from '../../../patterns/projection/codes';
import { fields, type ProjectionSettings } from '../../../patterns/projection/settings';
import { changeText } from '../../change-words';
import { VIEW_CHANGED, VIEW_TOLD } from '../../change-log';
import type { Model } from '../../model';
import { asks } from '../../observed.test-support';
import { edge, node, requestType } from '../../small-model.test-support';
import type { World } from '../../world';
import type { ViewModel } from '../data-model';
import { DataWorld } from '../data-world';
import { hop, shop } from '../shop-model.test-support';

/**
 * Orders that a saga makes and confirms, and a node `pages` with a read model of them: 10 ms of work each, messages that
 * take 1 ms, and a handler that takes 5 ms. The saga of an order that is asked for at t makes it at t + 23 ms and
 * confirms it at t + 35 ms.
 */
interface ViewShopParts {
  /** When orders come, and when somebody reads, in ms. */
  readonly at?: readonly number[];
  readonly reads?: readonly number[];
  readonly view?: Partial<Omit<ViewModel, 'settings'>>;
  readonly settings?: Partial<ProjectionSettings>;
  readonly more?: Partial<Model>;
}

function viewModel(
  settings: Partial<ProjectionSettings> = {},
  view: Partial<Omit<ViewModel, 'settings'>> = {},
): ViewModel {
  return {
    id: 'orders',
    node: 'pages',
    shows: 'orders',
    source: 'see-orders',
    lookups: { users: null, products: null },
    asksAs: 'request',
    requestTypes: null,
    handleNs: msToNs(5),
    remakeAt: null,
    reads: 'at-once',
    tooLong: 'answer',
    settings: { ...defaultsOf(fields), ...settings },
    ...view,
  };
}

export function viewShop({ at = [1], reads = [], view, settings, more }: ViewShopParts = {}): Model {
  const base = shop({ at, steps: ['create-order', { does: 'confirm-order', compensation: 'nothing' }] });
  const { data } = base;
  if (data === null) throw new Error('A shop without data');
  return {
    ...base,
    // Whoever asks is the first of one user.
    requestTypes: [requestType(0, { keys: 1, users: 1, reads: false, idempotent: false })],
    clients: [
      ...base.clients,
      asks('reader', reads, { mix: [{ requestType: 'request', edge: 'read', weight: 1 }] }),
    ],
    nodes: [...base.nodes, node('users'), node('products'), node('pages')],
    edges: [
      ...base.edges,
      edge('read', 'reader', 'pages', hop),
      edge('see-orders', 'pages', 'orders', hop),
      edge('see-users', 'pages', 'users', hop),
      edge('see-products', 'pages', 'products', hop),
    ],
    data: {
      ...data,
      owners: [
        ...data.owners,
        { node: 'users', service: 'users', keepsKeys: true },
        { node: 'products', service: 'products', keepsKeys: true },
      ],
      views: [viewModel(settings, view)],
    },
    ...more,
  };
}

export const withLookups = { lookups: { users: 'see-users', products: 'see-products' } } as const;

export function dataIn({ data }: World): DataWorld {
  if (data instanceof DataWorld) return data;
  throw new Error('The world keeps no data');
}

/** What readers of the first read model see of each order: its id, status, and the customer's name if it is known. */
export function ordersShown(world: World, view = 0): string[] {
  const documents = dataIn(world).views.sight(view)?.serving.documents;
  if (documents?.kind !== 'orders') throw new Error('There is no read model of orders');
  const rows: string[] = [];
  for (const { id, status, customerName } of rowsOf(documents)) {
    rows.push(`${id} ${status}${customerName === null ? '' : ` of ${customerName}`}`);
  }
  return rows;
}

function rowsOf(documents: Extract<ViewDocuments, { readonly kind: 'orders' }>) {
  const { root } = documents.orders.rows;
  return 'rows' in root ? root.rows : [];
}

/** How far readers saw and when: "35 to 46". Positions count from the first event after those that the shop began with. */
export function progress(world: World): string[] {
  const { book } = dataIn(world);
  const { progress: rows } = book.views;
  const { position, time } = rows.table.col;
  const opened = eventsAtFirst(world);
  return Array.from(
    { length: rows.length },
    (_, row) => `${time[row] / NS_PER_MS} to ${position[row] - opened}`,
  );
}

/** The statuses of the read model as they came: "0 catching up". */
export function statuses(world: World): string[] {
  const { changes } = dataIn(world).book.views;
  const { status, time, build } = changes.table.col;
  return Array.from({ length: changes.length }, (_, row) => {
    const which = build[row] === 0 ? '' : ` (${build[row]})`;
    return `${time[row] / NS_PER_MS} ${STATUSES[status[row]]}${which}`;
  });
}

/** The rows of the log that are about read models, in words. */
export function logged(world: World): string[] {
  return world.log
    .past()
    .filter(({ code }) => code >= VIEW_CHANGED && code <= VIEW_TOLD)
    .map((row) => `${row.time / NS_PER_MS} ${changeText(world.configuration, row, (_, id) => id)}`);
}

/** Each reader who did not see what it had written: when, the position it wanted, and up to which it saw. */
export function staleReads(world: World): (readonly [number, number, number])[] {
  const { stale } = dataIn(world).book.views;
  const { time, wanted, shown } = stale.table.col;
  const opened = eventsAtFirst(world);
  return Array.from({ length: stale.length }, (_, row) => [
    time[row] / NS_PER_MS,
    wanted[row] - opened,
    shown[row] - opened,
  ]);
}

function eventsAtFirst(world: World): number {
  const { events } = dataIn(world).book;
  let count = 0;
  while (count < events.length && events.timeOf(count + 1) === 0) count += 1;
  return count;
}

/** What a read model comes to when each event of the log is handled once. */
export function foldOf(world: World, view: number): ViewDocuments {
  const { book, part, shop: state } = dataIn(world);
  const { model, service } = part.views[view];
  let documents = emptyView(model.shows);
  for (let position = 1; position <= book.events.length; position++) {
    const given = { service, event: world.payloads.get(book.events.payloadOf(position)) };
    if (!isShopEvent(given)) continue;
    documents = project(documents, given, position, (lookup) => {
      if (model.lookups[lookup.service] === null) return null;
      const row = readRow(state, lookup.service, lookup.id);
      return row.ok ? row.value : null;
    });
  }
  return documents;
}
