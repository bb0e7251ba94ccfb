import type { Time } from '../../base/time';
import type { SimSpan } from './span';

/** A stretch of the request's time that was spent in a span itself, and not in what lies inside of it. */
export interface CriticalPiece {
  /** The place of the span in the list. */
  readonly span: number;
  readonly from: Time;
  readonly to: Time;
}

/**
 * The way that made a request take as long as it did, from its beginning to its end (or to `until`, while it is open), in
 * pieces that follow one another. It is found backwards: whatever ended last let its parent go on, and before that ran
 * whatever had let that begin.
 */
export function criticalPath(spans: readonly SimSpan[], until: Time): CriticalPiece[] {
  if (spans.length === 0) return [];
  const children = spans.map((): number[] => []);
  spans.forEach(({ parent }, place) => {
    if (parent >= 0) children[parent].push(place);
  });
  const pieces: CriticalPiece[] = [];
  const [{ from, to }] = spans;
  descend({ spans, children, pieces }, 0, from, Number.isNaN(to) ? until : to);
  return pieces.reverse();
}

interface Search {
  readonly spans: readonly SimSpan[];
  readonly children: readonly (readonly number[])[];
  /** From the end. */
  readonly pieces: CriticalPiece[];
}

function descend(search: Search, span: number, from: Time, to: Time): void {
  let cursor = to;
  while (cursor > from) {
    const child = lastBefore(search, span, from, cursor);
    if (child < 0) break;
    const end = Math.min(endOf(search.spans[child]), cursor);
    const begin = Math.max(search.spans[child].from, from);
    piece(search, span, end, cursor);
    descend(search, child, begin, end);
    cursor = begin;
  }
  piece(search, span, from, cursor);
}

/** Of the children that somebody waited for before the cursor: the one whose end let the span go on, or -1. */
function lastBefore({ spans, children }: Search, span: number, from: Time, cursor: Time): number {
  let last = -1;
  let lastEnd = from;
  let isCut = true;
  for (const place of children[span]) {
    const child = spans[place];
    if (child.from >= cursor || !isAwaited(child)) continue;
    const end = endOf(child);
    const reached = Math.min(end, cursor);
    if (reached <= child.from || reached < lastEnd || reached <= from) continue;
    // One that ended by itself counts more than one that was still going on, and of equals the later one.
    const isOut = end > cursor || isGivenUp(child);
    if (reached === lastEnd && isOut && !isCut) continue;
    last = place;
    lastEnd = reached;
    isCut = isOut;
  }
  return last;
}

function isAwaited(span: SimSpan): boolean {
  if (span.kind === 'call') return !span.abandoned;
  if (span.kind === 'wait') return !span.abandoned;
  return span.kind !== 'try' || !span.background;
}

function isGivenUp(span: SimSpan): boolean {
  return span.kind === 'try' && !Number.isNaN(span.givenUpAt);
}

/** How long somebody waited for it. */
function endOf(span: SimSpan): Time {
  if (span.kind === 'try' && !Number.isNaN(span.givenUpAt)) return span.givenUpAt;
  return Number.isNaN(span.to) ? Infinity : span.to;
}

function piece({ pieces }: Search, span: number, from: Time, to: Time): void {
  if (to > from) pieces.push({ span, from, to });
}
