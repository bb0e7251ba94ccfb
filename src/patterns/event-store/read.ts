import type { PayloadStore } from '../../base/payload-store';
import type { StoreConfig } from './config';
import type { EventLog } from './event-log';
import type { Page } from './page';
import type { Upcasters } from './upcasters';

/** What can be read, and how readers see it. */
export interface Library {
  readonly config: StoreConfig;
  readonly log: EventLog;
  readonly payloads: Pick<PayloadStore, 'get'>;
  readonly upcasters: Upcasters;
}

export interface ReadRequest {
  /** The first version of a stream, or position of the log, that is wanted. */
  readonly from: number;
  /** The last version of a stream that is wanted by a read forward; without it all. */
  readonly upTo?: number | undefined;
  /** So many events as they were written are shown at most; one that was split is never cut. */
  readonly limit: number;
  readonly backward?: boolean;
  /** Only these types, as they are today. Without it all events, and no marks of ends. */
  readonly types?: ReadonlySet<number> | undefined;
}

/** Reads a stream from a version on. */
export function readStream(library: Library, stream: number, request: ReadRequest, page: Page): void {
  const { log } = library;
  page.clear();
  page.head = log.length;
  page.status = log.statusOf(stream);
  page.version = log.versionOf(stream);
  const first = log.hiddenOf(stream) + 1;
  if (request.backward === true) readStreamBackward(library, stream, request, page, first);
  else readStreamForward(library, stream, request, page, first);
}

/** Reads everything from a position on. */
export function readAll(library: Library, request: ReadRequest, page: Page): void {
  const { config, log } = library;
  const backward = request.backward === true;
  const step = backward ? -1 : 1;
  page.clear();
  page.head = log.length;
  page.status = 0;
  page.version = 0;
  const limit = limitOf(config, request);
  let position = backward ? Math.min(request.from, log.length) : Math.max(request.from, 1);
  let shown = 0;
  for (let scanned = 0; shown < limit && scanned < config.maxScannedEvents; scanned++) {
    if (position < 1 || position > log.length) break;
    if (show(library, position, request, page)) shown++;
    position += step;
  }
  page.next = position;
  page.isEnd = position < 1 || position > log.length;
  page.reached = backward ? 0 : Math.min(position - 1, log.length);
}

function readStreamForward(
  library: Library,
  stream: number,
  request: ReadRequest,
  page: Page,
  first: number,
): void {
  const { config, log } = library;
  const limit = limitOf(config, request);
  const from = Math.max(request.from, first);
  const upTo = Math.min(request.upTo ?? page.version, page.version);
  let version = from;
  let position = from > upTo ? 0 : log.positionAt(stream, from);
  let reached = 0;
  let shown = 0;
  for (let scanned = 0; version <= upTo && shown < limit && scanned < config.maxScannedEvents; scanned++) {
    if (show(library, position, request, page)) shown++;
    reached = position;
    version++;
    position = log.nextInStream(position);
  }
  page.isEnd = version > upTo;
  page.next = version;
  page.reached = version > page.version ? log.length : reached;
}

function readStreamBackward(
  library: Library,
  stream: number,
  request: ReadRequest,
  page: Page,
  first: number,
): void {
  const { config, log } = library;
  const limit = limitOf(config, request);
  const from = Math.min(request.from, page.version);
  let version = from;
  let position = from < first ? 0 : log.positionAt(stream, from);
  let shown = 0;
  for (let scanned = 0; version >= first && shown < limit && scanned < config.maxScannedEvents; scanned++) {
    if (show(library, position, request, page)) shown++;
    version--;
    position = log.previousInStream(position);
  }
  page.isEnd = version < first;
  page.next = version;
  page.reached = 0;
}

/** Shows what the event at a position is today, if it is of the wanted types; whether anything of it was. */
function show(library: Library, position: number, request: ReadRequest, page: Page): boolean {
  const { log, payloads, upcasters } = library;
  const { types } = request;
  const type = log.typeOf(position);
  const schema = log.schemaOf(position);
  if (type < 0) {
    if (types?.has(type) !== true) return false;
    page.add(position, type, schema, null);
    return true;
  }
  if (upcasters.leaves(type, schema)) {
    if (types?.has(type) === false) return false;
    page.add(position, type, schema, payloads.get(log.payloadOf(position)));
    return true;
  }
  const before = page.count;
  const today = upcasters.apply({ type, schema, data: payloads.get(log.payloadOf(position)) });
  for (let at = 0; at < today.length; at++) {
    const event = today[request.backward === true ? today.length - 1 - at : at];
    if (types?.has(event.type) === false) continue;
    page.add(position, event.type, event.schema, event.data);
  }
  return page.count > before;
}

/** A read of nothing would never come to an end. */
function limitOf(config: StoreConfig, request: ReadRequest): number {
  return Math.max(1, Math.min(request.limit, config.maxReadEvents));
}
