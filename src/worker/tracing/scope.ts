import type { Time } from '../../base/time';
import { criticalPath, type CriticalPiece } from '../../sim/tracing/critical-path';
import type { SimSpan } from '../../sim/tracing/span';
import type { Account } from './account';

/** A span with all that lies inside of it: what a question is about. Places count from the span itself. */
export interface Scope {
  readonly account: Account;
  /** The place of the span among all of the account. */
  readonly offset: number;
  readonly spans: readonly SimSpan[];
  readonly children: readonly (readonly number[])[];
  readonly critical: readonly CriticalPiece[];
  readonly from: Time;
  /** Its end, or the present moment while it is open. */
  readonly to: Time;
}

/** The scope of a span by its place among all; `until` cuts its time short. */
export function scopeOf(account: Account, place: number, until = Infinity): Scope {
  const all = account.spans;
  let end = place + 1;
  while (end < all.length && all[end].parent >= place) end++;
  const own = all[place];
  const to = Math.min(until, Number.isNaN(own.to) ? account.recording.until : own.to);
  const spans = all.slice(place, end).map((span) => ({ ...span, parent: Math.max(-1, span.parent - place) }));
  spans[0] = { ...own, parent: -1, to };
  const critical = criticalPath(spans, to);
  spans[0] = { ...own, parent: -1 };
  const children = spans.map((): number[] => []);
  spans.forEach(({ parent }, at) => {
    if (parent >= 0) children[parent].push(at);
  });
  return { account, offset: place, spans, children, critical, from: own.from, to };
}
