import type { Time } from '../../base/time';
import type { CriticalPiece, Span, SpanEvent, Trace } from '../../worker/traces';
import { brokenAxis, shareAt, type BrokenAxis } from './broken-axis';
import { endOf, longWaits, wholeOf } from './long-waits';
import { WHOLE, type ZoomWindow } from './zoom-window';
import { forestOf, sourcesOfFailure, type SpanForest } from './span-tree';

/** A trace with all that drawing it needs and that does not depend on what is folded or zoomed. */
export interface DrawnTrace {
  readonly trace: Trace;
  /** When it was recorded: open spans go on up to here. */
  readonly now: Time;
  readonly axis: BrokenAxis;
  readonly forest: SpanForest;
  readonly failed: ReadonlySet<number>;
  /** By the span whose row they are drawn in. */
  readonly critical: ReadonlyMap<number, readonly CriticalPiece[]>;
  readonly inside: ReadonlyMap<number, readonly Span[]>;
}

export function drawnTrace(trace: Trace, now: Time): DrawnTrace {
  const { spans } = trace;
  const whole = wholeOf(spans, now);
  const forest = forestOf(spans);
  const rowOf = (place: number): number => forest.shownBy[place];
  const failed = sourcesOfFailure(spans);
  return {
    trace,
    now,
    axis: brokenAxis(whole, longWaits(spans, whole)),
    forest,
    failed: new Set([...failed].map(rowOf)),
    critical: grouped(trace.critical, ({ span }) => rowOf(span)),
    inside: grouped(spans, (_, place) => rowOf(place)),
  };
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item, place: number) => number,
): ReadonlyMap<number, readonly Item[]> {
  const groups = new Map<number, Item[]>();
  items.forEach((item, place) => {
    const key = keyOf(item, place);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  });
  return groups;
}

/** What is shown at first: all of it, or the request alone where late answers would take much of the room. */
export function firstWindow({ axis, trace }: DrawnTrace): ZoomWindow {
  const end = trace.spans.at(0)?.to ?? NaN;
  const share = Number.isNaN(end) ? 1 : shareAt(axis, end);
  return share < MOSTLY ? { from: 0, to: share * 1.1 } : WHOLE;
}

/** A request that takes less of the axis than this is shown alone. */
const MOSTLY = 0.7;

/** A stretch of a bar: shares of the whole axis, and whether it lies in a broken wait. */
export interface BarPiece {
  readonly start: number;
  readonly end: number;
  readonly broken: boolean;
}

/** The bar of a span, cut where the axis is broken. */
export function barPieces({ axis, now }: DrawnTrace, span: Pick<Span, 'from' | 'to'>): BarPiece[] {
  const [from, to] = [span.from, endOf(span, now)];
  const pieces = axis.pieces
    .filter((piece) => piece.from < to && piece.to > from)
    .map(({ start, end, broken }) => ({
      start: Math.max(start, shareAt(axis, from)),
      end: Math.min(end, shareAt(axis, to)),
      broken,
    }));
  if (pieces.length > 0) return pieces;
  const at = shareAt(axis, from);
  return [{ start: at, end: at, broken: false }];
}

/** Events that are drawn as one mark, since they would lie over each other. */
export interface EventGroup {
  /** Of the whole axis. */
  readonly share: number;
  readonly events: readonly SpanEvent[];
}

/** The events of a row, together where less than so much of the axis lies between them. */
export function eventGroups(drawn: DrawnTrace, place: number, least: number): EventGroup[] {
  const groups: { share: number; events: SpanEvent[] }[] = [];
  for (const event of eventsIn(drawn, place)) {
    const share = shareAt(drawn.axis, event.time);
    const last = groups.at(-1);
    if (last !== undefined && share - last.share < least) last.events.push(event);
    else groups.push({ share, events: [event] });
  }
  return groups;
}

/** What happened in a row, in order, with the inner spans that it shows as well. */
export function eventsIn({ inside }: DrawnTrace, place: number): SpanEvent[] {
  return (inside.get(place) ?? [])
    .flatMap(({ events }) => events)
    .toSorted((one, other) => one.time - other.time);
}

/** Why the span of a row ended as it did: in the words of the innermost span that has some. */
export function noteIn({ inside }: DrawnTrace, place: number): string {
  return (inside.get(place) ?? []).map(({ note }) => note).findLast((note) => note !== '') ?? '';
}
