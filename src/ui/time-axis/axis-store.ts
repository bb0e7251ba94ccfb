import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Duration, Time } from '../../base/time';
import type { FrameFeed } from '../../state/feed';
import type { RunState } from '../../state/run';
import { HEAD } from '../../worker/frame';
import {
  centred,
  DEFAULT_SPAN,
  followRange,
  followSpan,
  panned,
  spanDown,
  spanUp,
  withRoom,
  zoomed,
} from './follow';
import type { TimeRange } from './scale';

export interface AxisState {
  /** `fixed`: a part of the run that the person moved or zoomed to. */
  readonly mode: 'follow' | 'whole' | 'fixed';
  /** The length that a following axis was given. */
  readonly span: Duration;
  readonly range: TimeRange;
  readonly duration: Duration;
}

/** What the axis depends on; the run store of the page, or a small one of a test. */
export interface AxisRun {
  readonly feed: Pick<FrameFeed, 'frame' | 'subscribe'>;
  getState(): Pick<RunState, 'layout' | 'mode' | 'scenario' | 'speed'>;
  subscribe(listener: () => void): () => void;
}

/** One time axis for all charts, lanes and strips of a page. */
export interface TimeAxis extends Pick<StoreApi<AxisState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** The present moment of the run. */
  now(): Time;
  follow(): void;
  showWhole(): void;
  /**
   * Around a moment in sight. Without one around the playhead, or the middle where that is out of sight; a following
   * axis goes on following then.
   */
  zoom(direction: 'in' | 'out', around?: Time): void;
  /** A stretch of time, with some room at both sides. */
  show(stretch: TimeRange): void;
  panBy(by: Duration): void;
}

/** Lives as long as the stores of the page, as its subscriptions do. */
export function createTimeAxis(run: AxisRun): TimeAxis {
  const now = (): Time => run.feed.frame?.head(HEAD.time) ?? 0;
  const durationOf = (): Duration => run.getState().layout?.durationNs ?? 0;
  let scenario = run.getState().scenario?.id;
  const start = {
    mode: 'follow',
    span: DEFAULT_SPAN,
    duration: durationOf(),
    range: followed(DEFAULT_SPAN),
  } as const;
  const store = createStore<AxisState>(() => start);

  function followed(span: Duration, shown?: TimeRange): TimeRange {
    const { speed, mode } = run.getState();
    const length = followSpan(span, speed);
    const range = followRange(length, now(), durationOf() || length);
    // Nobody wants the page to turn under a playhead that is moved by hand.
    const stays = mode !== 'playing' && shown !== undefined && isIn(now(), shown);
    return stays && shown.to - shown.from === range.to - range.from ? shown : range;
  }

  function change(part: Partial<AxisState>): void {
    const next = { ...store.getState(), duration: durationOf(), ...part };
    const range =
      next.mode === 'follow'
        ? followed(next.span, store.getState().range)
        : next.mode === 'whole'
          ? { from: 0, to: next.duration || DEFAULT_SPAN }
          : next.range;
    const { mode, span, duration, range: before } = store.getState();
    const same = range.from === before.from && range.to === before.to;
    if (same && mode === next.mode && span === next.span && duration === next.duration) return;
    store.setState({ ...next, range: same ? before : range });
  }

  let stood = now();
  run.feed.subscribe(() => {
    const present = now();
    const isJump = present < stood || (present > stood && run.getState().mode !== 'playing');
    stood = present;
    const { mode, range } = store.getState();
    const isLost = isJump && mode === 'fixed' && !isIn(present, range);
    change(isLost ? { range: centred(range, present, durationOf()) } : {});
  });
  run.subscribe(() => {
    const { scenario: present } = run.getState();
    const other = present !== null && present.id !== scenario;
    if (other) scenario = present.id;
    change(other ? { mode: 'follow', span: DEFAULT_SPAN } : {});
  });

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    now,
    follow: () => change({ mode: 'follow' }),
    showWhole: () => change({ mode: 'whole' }),
    panBy: (by) => change({ mode: 'fixed', range: panned(store.getState().range, by, durationOf()) }),
    zoom: (direction, around) => change(zoom(store.getState(), direction, around, now())),
    show: (stretch) => change({ mode: 'fixed', range: withRoom(stretch, durationOf()) }),
  };
}

function zoom(
  { mode, range, duration }: AxisState,
  direction: 'in' | 'out',
  around: Time | undefined,
  present: Time,
): Partial<AxisState> {
  const length = range.to - range.from;
  const span = direction === 'in' ? spanDown(length) : spanUp(length);
  if (span === undefined || (direction === 'out' && span >= duration)) {
    return direction === 'out' ? { mode: 'whole' } : {};
  }
  if (mode !== 'fixed' && around === undefined) return { mode: 'follow', span };
  const middle = around ?? (isIn(present, range) ? present : (range.from + range.to) / 2);
  return { mode: 'fixed', range: zoomed(range, span, middle, duration) };
}

function isIn(time: Time, { from, to }: TimeRange): boolean {
  return time >= from && time <= to;
}
