import { durationText, instantText } from '../../base/duration-text';
import { BULKHEAD_WAIT, CONFLICT, OUTCOMES } from '../../base/outcome';
import { FORCED_OPEN, HALF_OPEN } from '../../patterns/circuit-breaker/catalogue';
import {
  ATTEMPTS_USED_UP,
  BUDGET_USED_UP,
  NOT_IDEMPOTENT,
  NOT_RETRIED,
  PUSHED_BACK,
  TOO_LATE,
  TURNED_AWAY,
} from '../../patterns/retry/reasons';
import type { CutOffRecord, EnteredRecord, TraceRecord, WorkedRecord } from '../../sim/tracing/records';
import type { SimSpan, TrySpan } from '../../sim/tracing/span';
import { FAULT_BEGAN, INSTANCE_CHANGED } from '../../sim/change-log';
import { crashMoment } from '../../sim/change-words';
import { CRASHED, UP } from '../../sim/tables';
import type { Account } from './account';
import type { GuardFacts, RetryFacts } from './guard-facts';
import { waitedAt } from './layer-words';
import { listed } from './phrases';
import { scopeOf, type Scope } from './scope';
import type { Source } from './sources';
import { timeText } from './time-parts';

/** Why something failed, as a clause: the cause first, then what follows from it. */
export function causeClause(scope: Scope, { record, span, place }: Source): string {
  const { names } = scope.account;
  switch (record.kind) {
    case 'entered':
      return rejectionClause(scope, record);
    case 'cut-off':
      return cutOffClause(scope, record, place);
    case 'passage':
      return lostClause(scope, record, span);
    case 'worked':
      return workedClause(scope, record, span);
    case 'turned-away':
      return turnedAwayClause(scope, record, span);
    case 'patience-over': {
      const who = span.kind === 'request' ? names.client(span.client) : 'its client';
      return `${who} gave up after ${durationText(record.time - span.from)}, of which it spent ${timeText(scope)}`;
    }
  }
}

function rejectionClause({ account }: Scope, record: EnteredRecord): string {
  const { names } = account;
  const { edge } = account.call(record.call);
  const facts = account.words(record)?.facts ?? null;
  const callee = names.callee(edge);
  switch (record.pattern) {
    case 'circuit-breaker':
      return `${names.edge(edge)} was ${gateText(facts)}, so ${callee} was not called`;
    case 'bulkhead':
      return `${placesText(facts, names.edge(edge))} taken, so ${callee} was not called`;
    case 'rate-limiter':
      return `the rate limiter of ${names.edge(edge)} had no room for it, so ${callee} was not called`;
    case 'timeout':
      return `too little of its time was left to call ${callee}`;
    case 'cache':
      return `the cache of ${names.edge(edge)} remembered a failure of ${callee} (“${OUTCOMES[record.signal].label}”)`;
    case 'load-balancer':
      return `no instance of ${callee} could be chosen`;
    default:
      return `a guard of ${names.edge(edge)} did not let it through (“${OUTCOMES[record.signal].label}”)`;
  }
}

function gateText(facts: GuardFacts | null): string {
  if (facts?.kind !== 'breaker') return 'open';
  if (facts.mode === HALF_OPEN) return 'half-open with all its trials under way';
  const since = instantText(facts.changedAt);
  return facts.control === FORCED_OPEN ? `forced open by hand since ${since}` : `open since ${since}`;
}

function placesText(facts: GuardFacts | null, edge: string): string {
  if (facts?.kind !== 'bulkhead') return `all slots of the bulkhead of ${edge} were`;
  const { slots, places } = facts;
  const many = slots === 1 ? 'the only slot' : `all ${slots} slots`;
  const taken = `${many} of the bulkhead of ${edge}`;
  if (places === 0) return `${taken} ${slots === 1 ? 'was' : 'were'}`;
  return `${taken} and ${places === 1 ? 'the only place' : `all ${places} places`} in its queue were`;
}

function cutOffClause(scope: Scope, record: CutOffRecord, place: number): string {
  const { account } = scope;
  const { names } = account;
  const { edge } = account.call(record.call);
  const waited = durationText(waitedAt(account, record));
  if (record.pattern !== 'timeout') {
    const how = record.outcome === BULKHEAD_WAIT ? 'as long as it may' : 'until its place was taken from it';
    return `it waited ${waited} for a place in the bulkhead of ${names.edge(edge)}, ${how}`;
  }
  const inside = insideText(scope, record, place);
  return `${names.callee(edge)} did not answer within ${waited}${inside === '' ? '' : `: ${inside}`}`;
}

/** What the callee was doing while somebody waited for it in vain. */
function insideText(scope: Scope, record: CutOffRecord, place: number): string {
  const { account, spans, children } = scope;
  const ended = children[place].find((child) => {
    const span = spans[child];
    return span.kind === 'try' && span.givenUpAt === record.time && span.from < record.time;
  });
  const last = ended === undefined ? undefined : spans[ended];
  if (ended === undefined || last === undefined) {
    return `it spent ${timeText(scopeOf(account, scope.offset + place, record.time))}`;
  }
  const lost = last.events.find(
    (one) => one.kind === 'passage' && one.way !== 'cancel' && one.fate === 'lost',
  );
  if (lost?.kind === 'passage') {
    const what = lost.way === 'there' ? 'the request' : 'the answer';
    return `${what} was lost on the way${faultsText(scope, lost.faults)}`;
  }
  const inner = scopeOf(account, scope.offset + ended, record.time);
  return `it spent ${timeText(inner)}${slownessText(inner)}`;
}

/** " with the fault “Payment outage”" */
function faultsText({ account }: Pick<Scope, 'account'>, faults: readonly number[]): string {
  if (faults.length === 0) return '';
  const named = faults.map((fault) => account.names.fault(fault));
  return ` with the ${named.length === 1 ? 'fault' : 'faults'} ${listed(named)}`;
}

/** The same of the faults that made work or messages on the critical path slower. */
export function slownessText(scope: Scope): string {
  return faultsText(scope, slowingFaults(scope));
}

function slowingFaults({ account, spans, critical, to }: Scope): number[] {
  const found = new Set<number>();
  for (const place of new Set(critical.map(({ span }) => span))) {
    for (const record of spans[place].events) {
      if ((record.kind !== 'started' && record.kind !== 'passage') || record.time > to) continue;
      for (const fault of account.slowing(record)) found.add(fault);
    }
  }
  return [...found];
}

function lostClause(scope: Scope, record: TraceRecord & { readonly kind: 'passage' }, span: SimSpan): string {
  const { account } = scope;
  const edge = span.kind === 'try' ? account.callOf(span.attempt).edge : 0;
  const what = record.way === 'back' ? 'the answer' : 'the request';
  const how = record.fate === 'refused' ? 'was refused' : 'was lost';
  return `${what} ${how} along ${account.names.edge(edge)}${faultsText(scope, record.faults)}`;
}

function workedClause(scope: Scope, record: WorkedRecord, span: SimSpan): string {
  const { names } = scope.account;
  const who = span.kind === 'work' ? names.instance(span.node, span.place) : 'the callee';
  if (record.fault >= 0) return `the fault ${names.fault(record.fault)} made ${who} fail`;
  if (record.outcome === CONFLICT) return `another write with the same key came first at ${who}`;
  return `${who} ${scope.account.ownFailure(record)}, without any fault`;
}

function turnedAwayClause(
  scope: Scope,
  record: TraceRecord & { readonly kind: 'turned-away' },
  span: SimSpan,
): string {
  const { names } = scope.account;
  const who = span.kind === 'try' && span.node >= 0 ? names.instance(span.node, span.place) : 'the callee';
  switch (OUTCOMES[record.outcome].id) {
    case 'shed':
      return `the queue of ${who} was full, so it shed the request`;
    case 'expired':
      return `${who} dropped it, because too little was left of its deadline`;
    default:
      return span.kind === 'try' ? downText(scope, record, span, who) : `${who} was not there`;
  }
}

/** Of an instance that was not there: since when, and what took it down. */
function downText({ account }: Scope, record: TraceRecord, span: TrySpan, who: string): string {
  const rows = account.log
    .past()
    .filter(
      ({ code, subject, a, time }) =>
        code === INSTANCE_CHANGED && subject === span.node && a === span.place && time <= record.time,
    );
  const row = rows.at(-1);
  // Whoever crashes at work starts again at the same instant.
  const atWork = rows.findLast(({ b, c, time }) => b === CRASHED && c > 0 && time === row?.time);
  if (atWork !== undefined) {
    const how = `crashed at ${instantText(atWork.time)} ${crashMoment(atWork.d)}`;
    return `${who} ${how}${faultsText({ account }, [atWork.c - 1])}, so nobody answered`;
  }
  if (row === undefined || row.b === UP) return `${who} was not there to answer it`;
  const state = row.b === CRASHED ? 'crashed at' : 'has not run since';
  const fault = account.log
    .past()
    .find(
      ({ code, subject, time }) =>
        code === FAULT_BEGAN && time === row.time && crashes(account, subject, span.node),
    );
  const by = fault === undefined ? '' : faultsText({ account }, [fault.subject]);
  return `${who} ${state} ${instantText(row.time)}${by}, so nobody answered`;
}

function crashes({ configuration }: Account, fault: number, node: number): boolean {
  const { model } = configuration.faults[fault];
  return (
    model.on === 'nodes' &&
    model.state === 'crashed' &&
    model.nodes.includes(configuration.nodes[node].model.id)
  );
}

/** Why it was not tried again, as a clause to follow another; empty where nobody would have. */
export function noRetryClause({ reason, attempt, maxAttempts }: RetryFacts): string {
  switch (reason) {
    case ATTEMPTS_USED_UP:
      return maxAttempts === 1 ? '' : `all ${attempt} tries were used up`;
    case NOT_RETRIED:
      return 'such an end is not tried again';
    case NOT_IDEMPOTENT:
      return 'the request may not be repeated';
    case PUSHED_BACK:
      return 'a longer wait was asked for than is granted';
    case TOO_LATE:
      return 'another try would have begun too late';
    case BUDGET_USED_UP:
      return 'the budget for retries was used up';
    case TURNED_AWAY:
      return 'a guard further in would have turned another try away';
    default:
      return '';
  }
}
