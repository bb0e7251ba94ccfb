import type { SimSpan } from '../../sim/tracing/span';
import type { TraceIds } from '../../sim/tracing/trace-ids';
import type { TraceLog } from '../../sim/tracing/trace-log';
import type { Span, Trace, TraceRow } from '../traces';
import type { Account } from './account';
import { decisionsIn } from '../../sim/tracing/recorded-decisions';
import { eventsOf } from './event-words';
import { endOf } from './request-ends';
import type { RowWords } from './row-words';
import { spanWords } from './span-words';

/** What happened to a request, as the page draws it. */
export function traceOf(account: Account, words: RowWords, ids: TraceIds, log: TraceLog): Trace {
  const { recording, spans, critical } = account;
  return {
    row: rowOf(account, words, log),
    spans: spans.map((span) => drawn(account, span, ids)),
    critical,
    truncated: recording.truncated,
  };
}

function drawn(account: Account, span: SimSpan, ids: TraceIds): Span {
  const { client, number } = account.recording;
  const { ordinal, parent, kind, from, to, abandoned } = span;
  return {
    id: ids.spanId(account.names.clientId(client), number, ordinal),
    parent,
    kind,
    ...spanWords(account, span),
    from,
    to,
    abandoned,
    events: eventsOf(account, span),
  };
}

/** As the list has it; of a request that the list does not have, the same from what was recorded. */
function rowOf(account: Account, words: RowWords, log: TraceLog): TraceRow {
  const { client, number, records, until } = account.recording;
  const kept = keptRow(log, client, number);
  if (kept >= 0) return words.kept(log, kept);
  const [request] = account.spans;
  const { outcome, from } = request;
  const isOpen = outcome < 0;
  const late = request.kind === 'request' && request.late;
  const type = request.kind === 'request' ? request.type : 0;
  const duration = (isOpen ? until : request.to) - from;
  const decisions = decisionsIn(records);
  const nodes = new Set(records.flatMap((record) => (record.kind === 'delivered' ? [record.node] : [])));
  const hasPassed = (node: number): boolean => nodes.has(node);
  const known = { client, number, type, startedAt: from, duration, outcome, late, decisions, hasPassed };
  return words.asked(known, isOpen ? 'open' : endOf(outcome, late));
}

function keptRow(log: TraceLog, client: number, number: number): number {
  for (let row = log.cursor - 1; row >= 0; row--) {
    const kept = log.at(row);
    if (kept.number === number && kept.client === client) return row;
  }
  return -1;
}
