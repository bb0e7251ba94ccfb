import { durationText, instantText } from '../../base/duration-text';
import { OK } from '../../base/outcome';
import { err, ok, type Result } from '../../base/result';
import { GOES_ON } from '../../patterns/retry/reasons';
import type { SimSpan, TrySpan } from '../../sim/tracing/span';
import type { TraceIds } from '../../sim/tracing/trace-ids';
import type { TraceEnd, Why, WhyMoment, WhySubject } from '../traces';
import type { Account } from './account';
import { chainOf } from './chain';
import { layerName } from './layer-words';
import { openAnswer } from './open-answer';
import { sentence } from './phrases';
import { causeClause, noRetryClause, slownessText } from './reason-words';
import { scopeOf, type Scope } from './scope';
import { sourceOf, type Source } from './sources';
import { deadlineSetting } from './setting-words';
import { givenUpReason, lateness, spanWords } from './span-words';
import { timeText } from './time-parts';

type SpanSubject = Exclude<WhySubject, { readonly kind: 'change' }>;

/** Why a request, or a span of it, ended as it did or took as long as it did. */
export function whyRequest(account: Account, ids: TraceIds, subject: SpanSubject): Result<Why, string> {
  const place = subject.kind === 'request' ? 0 : placeOf(account, ids, subject.span);
  if (place < 0) return err('There is no such span in the trace of this request.');
  const scope = scopeOf(account, place);
  const [span] = scope.spans;
  const { end } = spanWords(account, span);
  const isBad = asksForEnd(span, end);
  return ok({
    subject,
    question: questionOf(scope, end),
    answer: sentence(answerOf(scope, end)),
    moments: [...chainOf(scope, isBad ? 'end' : 'time'), ...deadlineMoment(account, span)],
  });
}

/** The end of a late answer. */
function deadlineMoment(account: Account, span: SimSpan): WhyMoment[] {
  if (span.kind !== 'request' || !span.late) return [];
  const over = lateness(account, span);
  const { id } = account.configuration.requestTypes[span.type].model;
  return [
    {
      time: span.to,
      mark: 'degraded',
      title: 'Answered after its deadline',
      text: sentence(
        `the answer came ${durationText(over)} after the deadline, which was over at ${instantText(span.to - over)}`,
      ),
      part: account.names.clientRef(span.client),
      layer: null,
      window: null,
      settings: [deadlineSetting(id, span.to - span.from - over)],
    },
  ];
}

function placeOf(account: Account, ids: TraceIds, id: string): number {
  const { client, number } = account.recording;
  const of = account.names.clientId(client);
  return account.spans.findIndex(({ ordinal }) => ids.spanId(of, number, ordinal) === id);
}

/** Whether how it ended is the question, and not how long it took. */
function asksForEnd(span: SimSpan, end: TraceEnd): boolean {
  if (span.kind === 'wait' || span.kind === 'queue') return end === 'rejected' || end === 'failed';
  return end === 'failed' || end === 'rejected' || end === 'fallback';
}

const SUBJECTS: Readonly<Record<SimSpan['kind'], string>> = {
  request: 'it',
  call: 'this call',
  try: 'this try',
  wait: 'it',
  queue: 'it',
  work: 'this work',
};

function questionOf({ spans: [span], from, to }: Scope, end: TraceEnd): string {
  const what = SUBJECTS[span.kind];
  if (span.kind === 'wait')
    return end === 'open' ? 'Why does it wait?' : `Why did it wait ${durationText(to - from)}?`;
  if (span.kind === 'try' && !Number.isNaN(span.givenUpAt)) return 'Why was this try given up?';
  switch (end) {
    case 'failed':
      return `Why did ${what} fail?`;
    case 'rejected':
      return `Why was ${what} rejected?`;
    case 'late':
      return `Why was ${what} late?`;
    case 'fallback':
      return `Why was ${what} answered by a fallback?`;
    case 'cancelled':
      return `Why was ${what} cancelled?`;
    case 'open':
      return `Why is ${what} still under way?`;
    case 'served':
      return span.kind === 'queue'
        ? `Why did it wait ${durationText(to - from)} in the queue?`
        : `Why did ${what} take ${durationText(to - from)}?`;
  }
}

function answerOf(scope: Scope, end: TraceEnd): string {
  const { account, spans } = scope;
  const [span] = spans;
  if (span.kind === 'try' && !Number.isNaN(span.givenUpAt)) return givenUpAnswer(scope, span);
  if (span.kind === 'wait') return waitAnswer(scope);
  if (end === 'open') return openAnswer(scope);
  if (end === 'cancelled') return 'whoever waited for it withdrew, and the word of that reached it';
  const source = asksForEnd(span, end) ? sourceOf(scope) : null;
  if (source !== null) return failureAnswer(scope, source, end);
  const spent = spentText(scope);
  if (end !== 'late' || span.kind !== 'request') return spent;
  return `${spent}, and was answered ${durationText(lateness(account, span))} after its deadline`;
}

/** Where the time went, and what made that longer. */
function spentText(scope: Scope): string {
  if (scope.to > scope.from) return `it spent ${timeText(scope)}${slownessText(scope)}`;
  const { account, spans } = scope;
  const cached = spans
    .flatMap(({ events }) => events)
    .find((one) => one.kind === 'entered' && one.signal === OK);
  if (cached?.kind !== 'entered') return 'it took no time at all';
  return `${layerName(account, account.call(cached.call), cached.layer)} had the answer already`;
}

function failureAnswer(scope: Scope, source: Source, end: TraceEnd): string {
  const cause = causeClause(scope, source);
  if (end === 'fallback') return `${cause}, and a fallback answered in its place`;
  const last = lastRetry(scope, source);
  return last === '' ? cause : `${cause}, and ${last}`;
}

/** Why nobody tried again after the failure that it all began with. */
function lastRetry(scope: Scope, { record, place }: Source): string {
  const { account } = scope;
  const calls = callsAround(scope, place);
  for (const later of account.records.slice(account.indexOf(record))) {
    if (later.kind !== 'left' || later.pattern !== 'retry' || later.went < 0) continue;
    const facts = account.words(later)?.facts;
    const gaveUp = calls.has(later.call) && facts?.kind === 'retry' && facts.reason !== GOES_ON;
    if (gaveUp) return noRetryClause(facts);
  }
  return '';
}

/** The calls that a span lies in. */
function callsAround({ spans }: Scope, place: number): ReadonlySet<number> {
  const calls = new Set<number>();
  for (let at = place; at >= 0; at = spans[at].parent) {
    const span = spans[at];
    if (span.kind === 'call') calls.add(span.call);
  }
  return calls;
}

function givenUpAnswer(scope: Scope, span: TrySpan): string {
  const { account, offset } = scope;
  const waited = durationText(span.givenUpAt - span.from);
  const spent = timeText(scopeOf(account, offset, span.givenUpAt));
  return `${givenUpReason(account, span)}: in the ${waited} that somebody waited for it, it spent ${spent}`;
}

function waitAnswer({ account, spans: [span] }: Scope): string {
  const { note, name } = spanWords(account, span);
  return note === '' ? name : note;
}
