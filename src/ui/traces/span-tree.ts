import type { Span } from '../../worker/traces';

/** A span as a row of the tree. */
export interface SpanRow {
  /** Its place in the spans of the trace. */
  readonly place: number;
  /** The first one has 0. */
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
}

/** Which spans make a row, and what lies within what. */
export interface SpanForest {
  /** For each span the one whose row shows it: itself, or the one that it is the whole inside of. */
  readonly shownBy: readonly number[];
  /** For each span that has a row the one whose row it lies within; -1 for the first. */
  readonly parents: readonly number[];
}

/**
 * A request that made a single call, and a call that took a single try, would fill rows that say the same: what lies
 * within the inner one comes directly below the outer one.
 */
export function forestOf(spans: readonly Span[]): SpanForest {
  const counts = childCounts(spans.map(({ parent }) => parent));
  const shownBy: number[] = [];
  spans.forEach((span, place) => {
    const { parent } = span;
    const isInside = parent >= 0 && counts.get(parent) === 1 && isSameAs(spans[parent], span);
    shownBy.push(isInside ? shownBy[parent] : place);
  });
  return { shownBy, parents: spans.map(({ parent }) => (parent < 0 ? -1 : shownBy[parent])) };
}

function isSameAs(outer: Span, inner: Span): boolean {
  const isPair =
    (outer.kind === 'request' && inner.kind === 'call') || (outer.kind === 'call' && inner.kind === 'try');
  return (
    isPair &&
    inner.end === outer.end &&
    inner.abandoned === outer.abandoned &&
    inner.from === outer.from &&
    Object.is(inner.to, outer.to)
  );
}

/** The spans that are not within a folded one, in their order. */
export function spanRows({ shownBy, parents }: SpanForest, folded: ReadonlySet<number>): SpanRow[] {
  const counts = childCounts(parents.filter((_, place) => shownBy[place] === place));
  const positions = new Map<number, number>();
  const depths: number[] = [];
  const hidden: boolean[] = [];
  const rows: SpanRow[] = [];
  parents.forEach((parent, place) => {
    if (shownBy[place] !== place) return;
    const position = (positions.get(parent) ?? 0) + 1;
    positions.set(parent, position);
    depths[place] = parent < 0 ? 0 : depths[parent] + 1;
    hidden[place] = parent >= 0 && (hidden[parent] || folded.has(parent));
    if (hidden[place]) return;
    const hasChildren = counts.has(place);
    rows.push({
      place,
      depth: depths[place],
      hasChildren,
      isOpen: hasChildren && !folded.has(place),
      position,
      siblings: counts.get(parent) ?? 1,
    });
  });
  return rows;
}

function childCounts(parents: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const parent of parents) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return counts;
}

/**
 * The spans that failed by themselves, and not because a call within them did: a failure is red where it happened, and
 * a mark on the way up from there.
 */
export function sourcesOfFailure(spans: readonly Span[]): ReadonlySet<number> {
  const sources = new Set<number>();
  const excused = new Set<number>();
  // From below, since what lies within a span comes after it.
  for (let place = spans.length - 1; place >= 0; place--) {
    const span = spans[place];
    if (span.end !== 'failed') continue;
    if (!excused.has(place)) sources.add(place);
    if (span.parent < 0 || span.abandoned) continue;
    const isOfCall = ['call', 'request'].includes(spans[span.parent].kind);
    if (span.kind === 'call' || isOfCall || excused.has(place)) excused.add(span.parent);
  }
  return sources;
}

/** What a key does in the tree: another row, or a row that is folded or unfolded. */
export type TreeMove = { readonly to: number } | { readonly fold: number; readonly isOpen: boolean };

/** Arrows to the right unfold and go in, to the left fold and go out. */
export function treeMove(
  key: string,
  rows: readonly SpanRow[],
  { parents }: SpanForest,
  at: number,
): TreeMove | null {
  const row = rows[at];
  if (row === undefined) return null;
  if (key === 'ArrowRight') {
    if (!row.hasChildren) return null;
    return row.isOpen ? { to: at + 1 } : { fold: row.place, isOpen: true };
  }
  if (key !== 'ArrowLeft') return null;
  if (row.isOpen) return { fold: row.place, isOpen: false };
  const parent = rows.findIndex(({ place }) => place === parents[row.place]);
  return parent < 0 ? null : { to: parent };
}

/** The rows that a row lies within, from the inside out. */
export function rowsAbove({ parents }: SpanForest, place: number): number[] {
  const above: number[] = [];
  for (let at = parents[place]; at >= 0; at = parents[at]) above.push(at);
  return above;
}
