import { useMemo, useRef, type RefObject } from 'react';
import type { FrameFeed, LaneSpan } from '../../state/feed';
import { BREAKER_FIELD, HEAD } from '../../worker/frame';
import { useActors } from '../app/app-context';
import { useFrame, useFrameEffect } from '../app/use-frame';
import { useInSight } from '../app/use-in-sight';
import { layerValue, timeOf } from '../inspector/frame-reads';
import { heldWord } from '../inspector/breaker-words';
import { BREAKER_MODE } from '../breaker-ring/ring-geometry';
import { fractionOf, type TimeRange } from '../time-axis/scale';
import { classNames } from '../widgets/class-names';
import { laneRects, type LaneRect } from './lane-rects';
import classes from './lanes.module.css';

export interface BreakerLaneProps {
  readonly edge: string;
  readonly layer: string;
  readonly range: TimeRange;
  /** Of the lane in px, for what fits into it. */
  readonly width: number;
}

const MODE_CLASS: Readonly<Record<number, string | undefined>> = {
  [BREAKER_MODE.closed]: classes.closed,
  [BREAKER_MODE.open]: classes.open,
  [BREAKER_MODE.halfOpen]: classes.halfOpen,
};

/** "open", or how the breaker is held by hand; empty where there is nothing to say, or no room in so many px. */
function wordOf({ mode, held = 0 }: Pick<LaneSpan, 'mode' | 'held'>, room: number): string {
  const word = heldWord(held)?.toLowerCase() ?? (mode === BREAKER_MODE.open ? 'open' : '');
  return room > 12 + word.length * 6 ? word : '';
}

function looksOf({ mode, held = 0 }: Pick<LaneSpan, 'mode' | 'held'>): string {
  return classNames(classes.stretch, MODE_CLASS[mode], held > 0 && classes.held);
}

/**
 * A breaker over time, as far as that is known: line closed, block open, amber bar half-open, dashed as long as it is
 * expected to stay open.
 */
export function BreakerLane({ edge, layer, range, width }: BreakerLaneProps) {
  const { feed } = useActors().run;
  // A lane changes in place; its length and the beginning of its newest span tell whether it did.
  const state = useFrame((frames) => {
    const spans = frames.lane(edge, layer);
    return `${spans.length} ${spans.at(-1)?.from ?? 0}`;
  }, 0);
  const rects = useMemo(() => {
    void state;
    return laneRects(feed.lane(edge, layer), range, width);
  }, [feed, edge, layer, range, width, state]);
  const tail = useRef<HTMLSpanElement>(null);
  const word = useRef<HTMLSpanElement>(null);
  const expected = useRef<HTMLSpanElement>(null);
  const draw = (frames: FrameFeed): void =>
    drawTail({ tail, word, expected }, frames, newestSpan(frames.lane(edge, layer)), {
      edge,
      layer,
      range,
      width,
    });
  // Some lanes are drawn ahead of being scrolled to, and in a narrow table they have no room.
  const inSight = useInSight(
    () => tail.current?.parentElement,
    () => draw(feed),
  );
  useFrameEffect((frames) => {
    if (inSight.current) draw(frames);
  });
  return (
    <>
      {rects.map((rect) => (
        <Stretch key={rect.from} rect={rect} width={width} />
      ))}
      <span ref={tail}>
        <span ref={word} className={classes.word} />
      </span>
      <span ref={expected} className={classes.expected} />
    </>
  );
}

function Stretch({ rect, width }: { readonly rect: LaneRect; readonly width: number }) {
  const word = wordOf(rect, rect.width * width);
  return (
    <span className={looksOf(rect)} style={{ left: percent(rect.left), width: percent(rect.width) }}>
      {word !== '' && <span className={classes.word}>{word}</span>}
    </span>
  );
}

/** A breaker that has not changed yet has been closed since the beginning. */
function newestSpan(spans: readonly LaneSpan[]): LaneSpan {
  return spans.at(-1) ?? { mode: BREAKER_MODE.closed, from: 0, to: NaN };
}

interface Moving {
  readonly tail: RefObject<HTMLSpanElement | null>;
  readonly word: RefObject<HTMLSpanElement | null>;
  readonly expected: RefObject<HTMLSpanElement | null>;
}

function drawTail(
  { tail, word, expected }: Moving,
  feed: FrameFeed,
  span: LaneSpan,
  lane: BreakerLaneProps,
): void {
  if (tail.current === null || word.current === null || expected.current === null) return;
  const { range, width } = lane;
  const now = timeOf(feed.frame);
  const reach = Math.max(now, feed.frame?.head(HEAD.reach) ?? 0);
  tail.current.className = looksOf(span);
  const drawn = place(tail.current, span.from, reach, range, span.mode === BREAKER_MODE.closed && !span.held);
  const text = wordOf(span, drawn * width);
  word.current.hidden = text === '';
  if (word.current.textContent !== text) word.current.textContent = text;
  const until =
    // While changes of it are still to come, the frame tells of an older stretch.
    span.mode === BREAKER_MODE.open && span.from <= now
      ? layerValue(feed.frame, lane.edge, lane.layer, BREAKER_FIELD.openUntil)
      : NaN;
  expected.current.dataset.ends = until <= range.to ? 'in sight' : 'later';
  place(expected.current, reach, until, range);
}

/**
 * Puts an element over a stretch of time, or hides it where that is out of sight; tells the share it takes. For a line that
 * grows the element covers the lane, and its background takes the place.
 */
function place(element: HTMLElement, from: number, to: number, range: TimeRange, asLine = false): number {
  const left = Math.max(0, fractionOf(from, range));
  const right = Math.min(1, fractionOf(to, range));
  const seen = right > left || (right === left && right >= 0 && right <= 1);
  element.hidden = !seen;
  if (!seen) return 0;
  const width = right - left;
  // A background that is smaller than its element is placed by a share of the room it leaves.
  element.style.cssText = asLine
    ? `left:0;width:100%;background-size:${percent(width)} 2px;background-position-x:${percent(width < 1 ? left / (1 - width) : 0)}`
    : `left:${percent(left)};width:${percent(width)}`;
  return width;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
