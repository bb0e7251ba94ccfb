import type { ViewKind } from '../../domain/views/view-settings';
import type { HeldEvents, ReadDocument, ReadModelRow, ReadResult } from '../../worker/read-models';
import { count } from '../figures';
import { KIND_WORDS } from './kind-words';
import type { Found } from './use-read-models';

/** What a document shows, and what the write side knows beyond it. */
export function shownWords({ document, position, isBehind, newest, held }: ReadDocument): string {
  const shown = document === null ? 'not shown here' : `shows event ${count(position)}`;
  const beyond = [
    held !== null && heldWords(held),
    isBehind && `the write side is at ${count(newest)}`,
  ].filter((part) => part !== false);
  return [shown, ...(beyond.length === 0 ? ['nothing newer'] : beyond)].join(', ');
}

/** "parked (events 335, 336)" */
export function heldWords({ kind, events }: HeldEvents): string {
  return `${kind} (${events.length === 1 ? 'event' : 'events'} ${events.map(count).join(', ')})`;
}

/** Why there is no document of a row. */
export function missingWords(held: HeldEvents | null): string {
  if (held === null) return 'The read model has not heard of it yet.';
  return held.kind === 'parked'
    ? 'Its events are parked: it shows once they are tried again, and that works.'
    : 'Its events were skipped: it shows only in a version that is made anew.';
}

/** "377 orders", "1 order" */
export function totalWords(total: number, shows: ViewKind): string {
  const { one, many } = KIND_WORDS[shows];
  return `${count(total)} ${total === 1 ? one : many}`;
}

/** "page 2 of 19" */
export function pageWords({ page, pages }: Pick<ReadResult, 'page' | 'pages'>): string {
  return `page ${count(page)} of ${count(Math.max(1, pages))}`;
}

type Asked = Pick<ReadModelRow, 'name' | 'shows' | 'documents' | 'lagEvents'>;

/** Why nothing was found, and what to do. */
export function nothingWords(
  { name, shows, documents, lagEvents }: Asked,
  { query: { text, customer, status }, result: { total } }: Found,
): string {
  const { many } = KIND_WORDS[shows];
  if (documents === 0) return `${name} holds nothing yet: it fills as events of the write side are handled.`;
  if (total > 0) return `There are only ${totalWords(total, shows)}: none is on this page any more.`;
  const late = lagEvents > 0 ? ' What was written last may not show yet.' : '';
  const which = status === undefined ? many : `${many} that are ${status}`;
  if (customer !== undefined) {
    return `No ${which} of a customer “${customer}” show here. Look whether that is the id of one.${late}`;
  }
  return text === undefined
    ? `No ${which} show here.${late}`
    : `No ${which} that fit “${text}” show here.${late}`;
}
