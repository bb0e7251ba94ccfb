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

function isLine({ mode, held = 0 }: Pick<LaneSpan, 'mode' | 'held'>): boolean {
  return mode === BREAKER_MODE.closed && held === 0;
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
    <span className={looksOf(rect)} style={{ left: `${rect.left * 100}%`, width: `${rect.width * 100}%` }}>
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
  const looks = looksOf(span);
  if (tail.current.className !== looks) tail.current.className = looks;
  const drawn = (isLine(span) ? placeLine : place)(tail.current, span.from, reach, range);
  const text = wordOf(span, drawn * width);
  if (word.current.hidden !== (text === '')) word.current.hidden = text === '';
  if (word.current.textContent !== text) word.current.textContent = text;
  const until =
    // While changes of it are still to come, the frame tells of an older stretch.
    span.mode === BREAKER_MODE.open && span.from <= now
      ? layerValue(feed.frame, lane.edge, lane.layer, BREAKER_FIELD.openUntil)
      : NaN;
  const ends = until <= range.to ? 'in sight' : 'later';
  if (expected.current.dataset.ends !== ends) expected.current.dataset.ends = ends;
  place(expected.current, reach, until, range);
}

/** Puts an element over a stretch of time, or hides it where that is out of sight; tells the share it takes. */
function place(element: HTMLElement, from: number, to: number, range: TimeRange): number {
  const { left, width } = show(element, from, to, range);
  Object.assign(element.style, {
    left: percent(left),
    width: percent(width),
    backgroundSize: '',
    backgroundPositionX: '',
  });
  return width;
}

/** As `place`, for a line that grows: the element covers the lane, and its background takes the place. */
function placeLine(element: HTMLElement, from: number, to: number, range: TimeRange): number {
  const { left, width } = show(element, from, to, range);
  Object.assign(element.style, {
    left: '0',
    width: '100%',
    backgroundSize: `${percent(width)} 2px`,
    // A share of the room that the line leaves.
    backgroundPositionX: percent(width < 1 ? left / (1 - width) : 0),
  });
  return width;
}

/** The share of the axis that a stretch of time takes, as far as it is in sight; hides its element where it is not. */
function show(
  element: HTMLElement,
  from: number,
  to: number,
  range: TimeRange,
): { readonly left: number; readonly width: number } {
  const left = Math.max(0, fractionOf(from, range));
  const right = Math.min(1, fractionOf(to, range));
  const seen = right > left || (right === left && right >= 0 && right <= 1);
  if (element.hidden === seen) element.hidden = !seen;
  return seen ? { left, width: right - left } : { left: 0, width: 0 };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
