import { durationText } from '../../base/duration-text';
import { OUTCOMES } from '../../base/outcome';
import type { HungRecord, QueuedRecord, StartedRecord, TraceRecord } from '../../sim/tracing/records';
import type { QueueSpan, SimSpan, WorkSpan } from '../../sim/tracing/span';
import type { WhyMoment } from '../traces';
import { faultSentences, moment, partOf } from './moment-parts';
import { settingsOfNode } from './moment-settings';
import { sentences } from './phrases';
import { causeClause } from './reason-words';
import type { Scope } from './scope';

export function calleeMoment(
  scope: Scope,
  span: SimSpan,
  record: TraceRecord & { readonly kind: 'patience-over' | 'passage' | 'worked' | 'turned-away' },
): WhyMoment {
  const { account } = scope;
  const place = scope.spans.indexOf(span);
  const cause = causeClause(scope, { record, span, place });
  const isRejected = record.kind === 'turned-away' && OUTCOMES[record.outcome].mark === 'rejected';
  return moment(record, {
    mark: isRejected ? 'rejected' : 'failed',
    title: calleeTitle(scope, span, record),
    text: sentences(cause, ...faultSentences(scope, record)),
    part: partOf(scope, span),
    settings: settingsOfNode(account, span, record),
  });
}

function calleeTitle(scope: Scope, span: SimSpan, record: TraceRecord): string {
  const { names } = scope.account;
  if (record.kind === 'patience-over') return 'Given up by its client';
  if (record.kind === 'passage') return record.fate === 'refused' ? 'Refused on the way' : 'Lost on the way';
  const who = 'node' in span && span.node >= 0 ? names.instance(span.node, span.place) : 'The callee';
  if (record.kind !== 'turned-away') return `${who} failed`;
  switch (OUTCOMES[record.outcome].id) {
    case 'shed':
      return `Shed by ${who}`;
    case 'expired':
      return `Dropped by ${who}`;
    default:
      return `${who} was not there`;
  }
}

/** What made the work of a callee begin late, or take long. */
export function slowMoment(
  scope: Scope,
  span: SimSpan,
  record: QueuedRecord | StartedRecord | HungRecord,
): WhyMoment | null {
  if (span.kind !== 'queue' && span.kind !== 'work') return null;
  const { account } = scope;
  const who = account.names.instance(span.node, span.place);
  const place = { part: account.names.nodeRef(span.node), settings: settingsOfNode(account, span, record) };
  if (record.kind === 'queued') {
    const text = sentences(
      `all workers of ${who} were busy and ${aheadText(record.ahead)}, ${waitedText(scope, span)}`,
    );
    return moment(record, { ...place, mark: 'degraded', title: `Queued at ${who}`, text });
  }
  if (record.kind === 'started') {
    if (record.takes <= record.drawn) return null;
    const slower = account.slowing(record);
    const text = sentences(
      `the work in ${who} takes ${durationText(record.takes)}, and would take ${durationText(record.drawn)} by itself`,
      ...(slower.length > 0
        ? faultSentences(scope, { ...record, faults: slower })
        : [crowdText(scope, span, record)]),
    );
    return moment(record, { ...place, mark: 'degraded', title: `${who} was slow`, text });
  }
  const text = sentences(`${who} hung while it worked on it`);
  return moment(record, { ...place, mark: 'failed', title: `${who} hung`, text });
}

function waitedText({ spans, to }: Scope, span: QueueSpan | WorkSpan): string {
  const tried = span.parent < 0 ? undefined : spans[span.parent];
  // Whoever waited for it may not have waited for the end of that.
  if (tried?.kind === 'try' && tried.givenUpAt < (Number.isNaN(span.to) ? Infinity : span.to)) {
    return `so it had waited ${durationText(tried.givenUpAt - span.from)} when it was given up`;
  }
  if (Number.isNaN(span.to)) return `and it has waited ${durationText(to - span.from)} so far`;
  return `so it waited ${durationText(span.to - span.from)}`;
}

/** What makes work longer where no fault does. */
function crowdText({ account }: Scope, span: QueueSpan | WorkSpan, record: TraceRecord): string {
  const { id } = account.configuration.nodes[span.node].model;
  const node = account.modelAt(record).nodes.find((one) => one.id === id);
  const isCrowded = (node?.crowding ?? 0) > 0;
  const isCold = (node?.lifecycle.warmUpNs ?? 0) > 0;
  if (isCrowded && isCold) return 'others were at work there, or it was still warming up';
  if (isCrowded) return 'others were at work there at the same time';
  return isCold ? 'the instance was still warming up' : '';
}

function aheadText(ahead: number): string {
  if (ahead === 0) return 'nobody else waited yet';
  return ahead === 1 ? '1 other waited already' : `${ahead} others waited already`;
}
