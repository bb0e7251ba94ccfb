import type { Time } from '../../base/time';
import type { Span } from '../../worker/traces';
import type { Stretch } from './broken-axis';

/** How long a wait must be beside all that is not waiting, so that the axis is broken for it. */
const LONG_SHARE = 0.3;
const WORKING_KINDS: readonly Span['kind'][] = ['try', 'queue', 'work'];

/** The stretches in which a request only waited, if they are so long that they would leave no room for the rest. */
export function longWaits(spans: readonly Span[], whole: Stretch): Stretch[] {
  const busy = joined(
    spans.filter(({ kind }) => WORKING_KINDS.includes(kind)).map((span) => within(span, whole)),
  );
  const waits = joined(
    spans
      .filter(({ kind }) => kind === 'wait')
      .flatMap((span) => without(within(span, whole), busy))
      .filter(({ from, to }) => to > from),
  );
  const rest = whole.to - whole.from - waits.reduce((sum, { from, to }) => sum + to - from, 0);
  return waits.filter(({ from, to }) => rest > 0 && to - from > rest * LONG_SHARE);
}

/** How much further than everything else a span is drawn that nobody waits for and that has not ended. */
const LEFT_OPEN_SHARE = 0.1;

/**
 * From the beginning of a trace to its last end. A request that is open goes on up to the present moment; what only was
 * left open by one that has ended would leave no room for the rest.
 */
export function wholeOf(spans: readonly Span[], now: Time): Stretch {
  const from = spans[0]?.from ?? 0;
  const ended = spans.reduce(
    (latest, span) => Math.max(latest, Number.isNaN(span.to) ? span.from : span.to),
    from,
  );
  if (spans.every(({ to }) => !Number.isNaN(to))) return { from, to: ended };
  const isOpen = Number.isNaN(spans[0].to);
  const last = isOpen ? now : Math.min(now, ended + (ended - from) * LEFT_OPEN_SHARE);
  return { from, to: Math.max(ended, last) };
}

/** When a span ended, or the present moment while it is open. */
export function endOf({ from, to }: Pick<Span, 'from' | 'to'>, now: Time): Time {
  return Number.isNaN(to) ? Math.max(from, now) : to;
}

function within(span: Span, whole: Stretch): Stretch {
  return { from: span.from, to: Math.min(endOf(span, whole.to), whole.to) };
}

/** Overlapping and touching stretches become one; in order. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last === undefined || stretch.from > last.to) all.push(stretch);
    else if (stretch.to > last.to) all[all.length - 1] = { from: last.from, to: stretch.to };
  }
  return all;
}

/** What of a stretch is in none of the others, which are in order and apart. */
function without({ from, to }: Stretch, others: readonly Stretch[]): Stretch[] {
  const free: Stretch[] = [];
  let at = from;
  for (const other of others) {
    if (other.to <= at || other.from >= to) continue;
    if (other.from > at) free.push({ from: at, to: other.from });
    at = other.to;
  }
  if (at < to) free.push({ from: at, to });
  return free;
}
