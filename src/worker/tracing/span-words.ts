import { durationText } from '../../base/duration-text';
import { CANCELLED, OUTCOMES, isServed } from '../../base/outcome';
import type { CallSpan, RequestSpan, SimSpan, TrySpan, WorkSpan } from '../../sim/tracing/span';
import type { TraceRecord } from '../../sim/tracing/records';
import type { PartRef } from '../protocol';
import type { TraceEnd } from '../traces';
import type { Account } from './account';
import { listed } from './phrases';
import { waitedAt } from './layer-words';
import { endOf } from './request-ends';
import { waitEnd, waitName, waitNote } from './wait-words';

/** What a span is called and how it ended, in a few words. */
export interface SpanWords {
  readonly name: string;
  readonly detail: string;
  readonly part: PartRef | null;
  readonly layer: string | null;
  readonly end: TraceEnd;
  readonly note: string;
}

export function spanWords(account: Account, span: SimSpan): SpanWords {
  const { names } = account;
  switch (span.kind) {
    case 'request':
      return {
        ...plain(span),
        name: names.client(span.client),
        detail: names.request(span.client, span.number, span.type),
        part: names.clientRef(span.client),
        note: requestNote(account, span),
      };
    case 'call':
      return {
        ...plain(span),
        name: names.edge(span.edge),
        detail: callDetail(account, span),
        part: names.edgeRef(span.edge),
        note: callNote(account, span),
      };
    case 'try':
      return {
        ...plain(span),
        name: `try ${span.number}`,
        detail: tryDetail(account, span),
        part: names.edgeRef(account.callOf(span.attempt).edge),
        end: tryEnd(span),
        note: tryNote(account, span),
      };
    case 'wait': {
      const call = account.callOf(span.attempt);
      return {
        ...plain(span),
        name: waitName(account, span),
        part: names.edgeRef(call.edge),
        layer: names.layerId(call.stack, span.layer),
        end: waitEnd(account, span),
        note: waitNote(account, span),
      };
    }
    case 'queue':
      return {
        ...plain(span),
        name: 'queue',
        detail: names.instance(span.node, span.place),
        part: names.nodeRef(span.node),
        note: span.outcome > 0 ? OUTCOMES[span.outcome].label : '',
      };
    case 'work':
      return {
        ...plain(span),
        name: names.instance(span.node, span.place),
        part: names.nodeRef(span.node),
        note: workNote(account, span),
      };
  }
}

function plain(span: SimSpan): SpanWords {
  const isLate = span.kind === 'request' && span.late;
  const end = span.outcome < 0 ? 'open' : endOf(span.outcome, isLate);
  return { name: '', detail: '', part: null, layer: null, end, note: '' };
}

function requestNote(account: Account, span: RequestSpan): string {
  if (span.outcome < 0) return 'still under way';
  if (!span.late) return isServed(span.outcome) ? '' : OUTCOMES[span.outcome].label;
  return `answered ${durationText(lateness(account, span))} after its deadline`;
}

/** How long after its deadline a late request was answered. */
export function lateness(account: Account, { type, from, to }: RequestSpan): number {
  const { id } = account.configuration.requestTypes[type].model;
  const model = account.modelAt(account.records[0]).requestTypes.find((one) => one.id === id);
  return to - from - (model?.deadlineNs ?? 0);
}

function callDetail(account: Account, span: CallSpan): string {
  const { origin, optional } = span;
  if (origin === 'client') {
    const [request] = account.spans;
    if (request.kind !== 'request') return '';
    return account.names.request(request.client, request.number, request.type);
  }
  const said = [
    origin === 'other' ? 'asked by the fallback' : '',
    origin === 'saga' ? 'a step of the saga' : '',
    origin === 'writer' ? 'loads or appends for a decision' : '',
    origin === 'unawaited' ? 'nobody waits for it' : '',
    optional ? 'optional' : '',
  ];
  return said.filter((one) => one !== '').join(', ');
}

function callNote(account: Account, span: CallSpan): string {
  if (span.outcome < 0) return '';
  if (span.outcome === CANCELLED) return 'withdrawn by its caller';
  const last = span.events.findLast(decides);
  if (last === undefined) return isServed(span.outcome) ? '' : OUTCOMES[span.outcome].label;
  return decisionNote(account, last);
}

type Deciding = TraceRecord & { readonly kind: 'entered' | 'left' | 'cut-off' };

/** What made the outcome of a call another one than that of its last try. */
function decides(record: TraceRecord): record is Deciding {
  if (record.kind === 'entered') return record.signal >= 0;
  return record.kind === 'cut-off' || (record.kind === 'left' && record.went >= 0);
}

function decisionNote(account: Account, record: Deciding): string {
  if (record.kind === 'cut-off' && record.pattern === 'timeout') {
    return `timed out after ${durationText(waitedAt(account, record))}`;
  }
  const outcome =
    record.kind === 'cut-off' ? record.outcome : record.kind === 'entered' ? record.signal : record.went;
  switch (record.pattern) {
    case 'circuit-breaker':
      return 'circuit open';
    case 'bulkhead':
      return 'no place in the bulkhead';
    case 'rate-limiter':
      return 'rate limit reached';
    case 'cache':
      return isServed(outcome) ? 'answered from the cache' : 'a failure that the cache remembers';
    case 'fallback':
      return isServed(outcome) ? 'answered by the fallback' : OUTCOMES[outcome].label;
    case 'load-balancer':
      return 'no instance to choose';
    case 'retry':
      return 'given up';
    default:
      return OUTCOMES[outcome].label;
  }
}

function tryDetail(account: Account, span: TrySpan): string {
  const call = account.callOf(span.attempt);
  // Where nobody chose an instance there is none to name.
  const hasSeveral = span.node >= 0 && account.configuration.nodes[span.node].allInstances.length > 1;
  const said = hasSeveral ? [account.names.instance(span.node, span.place)] : [];
  if (span.how === 'detached') said.push('in the background');
  if (span.how === 'copy') said.push('doubled by the network');
  if (span.how === 'beside' && isHedge(account, call.call, span.attempt)) said.push('hedge');
  return said.join(', ');
}

function isHedge(account: Account, call: number, attempt: number): boolean {
  const opened = account.records.find((one) => one.kind === 'attempt-opened' && one.attempt === attempt);
  return opened?.kind === 'attempt-opened' && account.kindOf(account.call(call), opened.layer) === 'hedge';
}

function tryEnd({ outcome, late }: TrySpan): TraceEnd {
  if (outcome < 0) return 'open';
  return endOf(outcome, late);
}

function tryNote(account: Account, span: TrySpan): string {
  const { outcome, from, to, givenUpAt } = span;
  if (!Number.isNaN(givenUpAt)) return givenUpNote(account, span);
  if (outcome < 0 || isServed(outcome)) return '';
  const { status, label } = OUTCOMES[outcome];
  const after = durationText(to - from);
  const told = account.answeredStatus(span) || status;
  return told === 0 ? `${label}, noticed after ${after}` : `${told} after ${after}`;
}

function givenUpNote(account: Account, span: TrySpan): string {
  const why = givenUpReason(account, span);
  if (span.outcome < 0 || OUTCOMES[span.outcome].mark === 'withdrawn') return why;
  const how = isServed(span.outcome) ? 'answered' : 'ended';
  return `${why}, ${how} ${durationText(span.to - span.givenUpAt)} later`;
}

/** Why nobody waited for a try any more. */
export function givenUpReason(account: Account, span: TrySpan): string {
  const record = span.events.find((one) => one.kind === 'given-up');
  if (record === undefined || record.boundary < 0) return 'given up';
  const kind = account.kindOf(account.callOf(span.attempt), record.boundary);
  if (kind === 'hedge') return 'another try was faster';
  return kind === 'timeout' ? `timed out after ${durationText(span.givenUpAt - span.from)}` : 'given up';
}

function workNote(account: Account, span: WorkSpan): string {
  const notes: string[] = [];
  for (const record of span.events) {
    if (record.kind === 'worked')
      notes.push(record.fault >= 0 ? `fault: ${bare(account, record.fault)}` : account.ownFailure(record));
    if (record.kind === 'frozen') notes.push('hung');
    if (record.kind === 'started' && record.takes > record.drawn) {
      const slower = account.slowing(record).map((fault) => bare(account, fault));
      if (slower.length > 0) notes.push(`slower: ${listed(slower)}`);
    }
  }
  if (span.outcome === CANCELLED) notes.push('stopped');
  return notes.join(', ');
}

/** The name of a fault as it stands in a note. */
function bare(account: Account, fault: number): string {
  return account.names.fault(fault).replaceAll(/[“”]/g, '');
}
