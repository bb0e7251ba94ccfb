import { OK } from '../../base/outcome';
import { PASS } from '../../policies/layer';
import type { TraceRecord } from '../../sim/tracing/records';
import type { SimSpan } from '../../sim/tracing/span';
import type { WhyMoment } from '../traces';
import { momentOf } from './moment-of';
import { sentences } from './phrases';
import { relevantSpans, type Asked } from './relevance';
import type { Scope } from './scope';
import { waitBegins } from './wait-words';

/** Of a longer chain the beginning and the end are told. */
const MOST = 30;
const FROM_BEGINNING = 8;

/** The steps that led to how a scope ended, or to how long it took, in the order in which they happened. */
export function chainOf(scope: Scope, asked: Asked): WhyMoment[] {
  const relevant = relevantSpans(scope, asked);
  const steps: { readonly index: number; readonly moment: WhyMoment }[] = [];
  for (const [span, cutoff] of relevant) {
    for (const record of recordsOf(scope, span)) {
      if (record.time > cutoff || !matters(scope, span, record, cutoff)) continue;
      const moment = momentOf(scope, span, record);
      if (moment !== null) steps.push({ index: scope.account.indexOf(record), moment });
    }
  }
  const moments = steps.sort((one, other) => one.index - other.index).map(({ moment }) => moment);
  return shortened(moments);
}

/** What is told of a span: its events, and what layers left as it was, where that was a decision. */
function recordsOf({ account, spans: [root] }: Scope, span: SimSpan): readonly TraceRecord[] {
  // What a pause began with is an event of its call, which is told with it unless the pause itself is asked about.
  if (span.kind === 'wait' && span === root) {
    const begins = waitBegins(account, span);
    return begins === undefined ? [] : [begins];
  }
  if (span.kind !== 'call') return span.events;
  const unchanged = account.leftUnchanged(span.call);
  return unchanged.length === 0 ? span.events : [...span.events, ...unchanged];
}

/** Small delays, and what all calls go through, are no reasons. */
const LEAST_SHARE = 0.1;

function matters(scope: Scope, span: SimSpan, record: TraceRecord, cutoff: number): boolean {
  const whole = scope.to - scope.from;
  switch (record.kind) {
    case 'entered':
      return record.signal !== PASS;
    case 'left':
      return record.went !== record.came || record.came !== OK;
    case 'passage':
      return record.fate !== 'passes' && record.way !== 'cancel';
    case 'guard-changed':
      return !(record.time > span.to);
    case 'given-up':
      // The layer that gave it up tells that of itself, unless the try is all that was asked about.
      return span === scope.spans[0];
    case 'queued':
      return Math.min(endOf(span, cutoff), cutoff) - span.from >= whole * LEAST_SHARE;
    case 'started':
      return record.takes - record.drawn >= whole * LEAST_SHARE;
    default:
      return true;
  }
}

function endOf(span: SimSpan, open: number): number {
  return Number.isNaN(span.to) ? open : span.to;
}

function shortened(moments: readonly WhyMoment[]): WhyMoment[] {
  if (moments.length <= MOST) return [...moments];
  const last = moments.length - (MOST - FROM_BEGINNING - 1);
  const between = moments.slice(FROM_BEGINNING, last);
  return [
    ...moments.slice(0, FROM_BEGINNING),
    {
      time: between[0].time,
      mark: 'note',
      title: 'And so on',
      text: sentences(`${between.length} more such steps follow here, and the trace shows all of them`),
      part: null,
      layer: null,
      window: null,
      settings: [],
    },
    ...moments.slice(last),
  ];
}
