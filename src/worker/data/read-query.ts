import type { JsonValue } from '../../base/json';
import { err, ok, type Result } from '../../base/result';
import { listRows, readRow } from '../../domain/read-shop';
import { viewPage, viewRow, type AnyViewRow } from '../../domain/views/ask-view';
import type { ViewDocuments } from '../../domain/views/view-documents';
import { isParked } from '../../patterns/projection/parked';
import { visibleUpTo } from '../../patterns/projection/status';
import type { DataWorld } from '../../sim/data/data-world';
import type { ViewSight } from '../../sim/data/views/views';
import type { HeldEvents, ReadDocument, ReadQuery, ReadResult } from '../read-models';
import type { EventRows } from './event-rows';
import type { ReadModelRows } from './read-model-rows';

const PER_PAGE = 10;
/** Of the newest orders of a customer. */
const MOST_MISSING = 20;

/** What a read model holds that fits a query, each document beside what the write side says by now. */
export function readQuery(
  data: DataWorld,
  rows: ReadModelRows,
  events: EventRows,
  id: string,
  query: ReadQuery,
): Result<ReadResult, string> {
  const view = rows.placeOf(id);
  const sight = view < 0 ? null : data.views.sight(view);
  if (sight === null) return err(`There is no read model “${id}” at this moment.`);
  const found = foundRows(sight.serving.documents, query);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(Math.max(1, Math.floor(query.page)), pages);
  const shown = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const missing = page === 1 ? missingRows(data, events, sight, query) : [];
  return ok({
    documents: [
      ...missing,
      ...shown.map((row) => documentOf(data, events, sight, row.id, row, row.position)),
    ],
    total: found.length + missing.length,
    page,
    pages,
    statuses: statusesIn(sight.serving.documents),
  });
}

function foundRows(view: ViewDocuments, { text = '', customer, status }: ReadQuery): readonly AnyViewRow[] {
  const wanted = text.trim();
  const exact = wanted === '' ? undefined : viewRow(view, wanted);
  if (exact !== undefined) return [exact];
  const all = viewPage(view, {
    limit: Number.MAX_SAFE_INTEGER,
    ...(customer !== undefined && customer !== '' && { customerId: customer }),
    ...(status !== undefined && status !== '' && { status }),
    ...(view.kind === 'users' && wanted !== '' && { search: wanted }),
  }).items;
  if (view.kind === 'users' || wanted === '') return all;
  const words = wanted.toLowerCase().split(/\s+/);
  return all.filter((row) => {
    const said = JSON.stringify(row).toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** What the write side has, and the read model has not heard of: told to whoever asks for just that, or for a customer. */
function missingRows(
  data: DataWorld,
  events: EventRows,
  sight: ViewSight,
  { text = '', customer = '', status = '' }: ReadQuery,
): readonly ReadDocument[] {
  const { service, model } = sight.part;
  const { documents } = sight.serving;
  const missing = (id: string): ReadDocument[] =>
    viewRow(documents, id) === undefined ? [documentOf(data, events, sight, id, null, 0)] : [];
  const id = text.trim();
  if (status !== '') return [];
  if (id !== '') return customer === '' && readRow(data.shop, service, id).ok ? missing(id) : [];
  if (model.shows !== 'customer-orders' || customer === '') return [];
  const written = listRows(data.shop, 'orders', {
    customerId: customer,
    sort: 'newest',
    limit: MOST_MISSING,
  });
  const rows = written.ok ? written.value.items : [];
  return rows.flatMap(({ id: one }) => (typeof one === 'string' ? missing(one) : []));
}

function documentOf(
  data: DataWorld,
  events: EventRows,
  sight: ViewSight,
  id: string,
  document: JsonValue,
  position: number,
): ReadDocument {
  const { part, serving } = sight;
  const written = readRow(data.shop, part.service, id);
  const stream = events.ofStream(`${part.service}/${id}`);
  const newest = stream.at(-1) ?? 0;
  return {
    id,
    document,
    position,
    written: written.ok ? written.value : null,
    newest,
    isBehind: newest > visibleUpTo(part.config, serving.state),
    held: heldOf(sight, stream, position),
  };
}

/** Each event that is handled leaves its position in the document: what is beyond that, and yet passed, was skipped. */
function heldOf({ part, serving }: ViewSight, stream: readonly number[], shown: number): HeldEvents | null {
  const { state } = serving;
  const visible = visibleUpTo(part.config, state);
  const passed = stream.filter((position) => position <= visible);
  const parked = passed.filter((position) => isParked(part.config, state, position));
  if (parked.length > 0) return { kind: 'parked', events: parked };
  const skipped = passed.filter((position) => position > shown);
  return skipped.length > 0 ? { kind: 'skipped', events: skipped } : null;
}

function statusesIn(view: ViewDocuments): readonly string[] {
  if (view.kind !== 'orders' && view.kind !== 'customer-orders') return [];
  const { items } = viewPage(view, { limit: Number.MAX_SAFE_INTEGER });
  const statuses = new Set(items.flatMap((row) => ('status' in row ? [row.status] : [])));
  return [...statuses].sort((a, b) => (a < b ? -1 : 1));
}
