import { OK, isServed } from '../../base/outcome';
import type { CutOffRecord, EnteredRecord, PassageRecord, TraceRecord } from '../../sim/tracing/records';
import type { SimSpan, TrySpan } from '../../sim/tracing/span';
import type { Scope } from './scope';

/** What a failure began with: the record that tells it, and the span that it happened in. */
export interface Source {
  readonly record: SourceRecord;
  readonly span: SimSpan;
  /** Of that span. */
  readonly place: number;
}

export type SourceRecord =
  | EnteredRecord
  | CutOffRecord
  | PassageRecord
  | (TraceRecord & { readonly kind: 'turned-away' | 'worked' | 'patience-over' });

/** Follows a failure inward, from the span of a scope to where it came from; null where nothing failed. */
export function sourceOf(scope: Scope, place = 0): Source | null {
  const span = scope.spans[place];
  switch (span.kind) {
    case 'request': {
      const record = span.events.find((one) => one.kind === 'patience-over');
      if (record !== undefined) return { record, span, place };
      const [call] = childrenOf(scope, place, 'call');
      return call === undefined ? null : sourceOf(scope, call);
    }
    case 'call':
      return sourceOfCall(scope, place);
    case 'try':
      return sourceOfTry(scope, place, span);
    case 'work':
      return sourceOfWork(scope, place);
    default:
      return null;
  }
}

/** Whatever ended its last try: a layer by itself, or what the try met. */
function sourceOfCall(scope: Scope, place: number): Source | null {
  const { account, spans } = scope;
  const span = spans[place];
  const decided = span.events.findLast(endsTry);
  const decidedAt = decided === undefined ? -1 : account.indexOf(decided);
  let [last, lastAt] = [-1, -1];
  for (const child of childrenOf(scope, place, 'try')) {
    const tried = spans[child];
    const endedAt = tried.kind === 'try' ? account.failedAt(tried.attempt) : -1;
    if (endedAt > lastAt) [last, lastAt] = [child, endedAt];
  }
  if (decided !== undefined && decidedAt > lastAt) return { record: decided, span, place };
  return last < 0 ? null : sourceOf(scope, last);
}

function endsTry(record: TraceRecord): record is EnteredRecord | CutOffRecord {
  if (record.kind === 'cut-off') return true;
  return record.kind === 'entered' && record.signal >= 0 && !isServed(record.signal);
}

function sourceOfTry(scope: Scope, place: number, span: TrySpan): Source | null {
  const record = span.events.find(
    (one) =>
      one.kind === 'turned-away' || (one.kind === 'passage' && one.way !== 'cancel' && one.fate !== 'passes'),
  );
  if (record?.kind === 'turned-away' || record?.kind === 'passage') return { record, span, place };
  const [work] = childrenOf(scope, place, 'work');
  return work === undefined ? null : sourceOf(scope, work);
}

function sourceOfWork(scope: Scope, place: number): Source | null {
  const { spans } = scope;
  const span = spans[place];
  const record = span.events.find((one) => one.kind === 'worked');
  if (record?.kind === 'worked') return { record, span, place };
  const failed = childrenOf(scope, place, 'call').filter((one) => {
    const call = spans[one];
    return (
      call.kind === 'call' &&
      (call.origin === 'plan' || call.origin === 'saga' || call.origin === 'writer') &&
      !call.optional &&
      call.outcome > OK
    );
  });
  const last = failed.sort((one, other) => spans[one].to - spans[other].to).at(-1);
  return last === undefined ? null : sourceOf(scope, last);
}

function childrenOf({ spans, children }: Scope, place: number, kind: SimSpan['kind']): number[] {
  return children[place].filter((child) => spans[child].kind === kind);
}
