import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Duration, Time } from '../../base/time';
import type { FrameFeed } from '../../state/feed';
import type { RunState } from '../../state/run';
import { HEAD } from '../../worker/frame';
import { DEFAULT_SPAN, followRange, followSpan, panned, spanDown, spanUp, zoomed } from './follow';
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
  getState(): Pick<RunState, 'layout' | 'scenario' | 'speed'>;
  subscribe(listener: () => void): () => void;
}

/** One time axis for all charts, lanes and strips of a page. */
export interface TimeAxis extends Pick<StoreApi<AxisState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** The present moment of the run. */
  now(): Time;
  follow(): void;
  showWhole(): void;
  /** Around a moment in sight if there is one, else around the middle; a following axis goes on following. */
  zoom(direction: 'in' | 'out', around: Time | null): void;
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

  function followed(span: Duration): TimeRange {
    const length = followSpan(span, run.getState().speed);
    return followRange(length, now(), durationOf() || length);
  }

  function change(part: Partial<AxisState>): void {
    const next = { ...store.getState(), duration: durationOf(), ...part };
    const range =
      next.mode === 'follow'
        ? followed(next.span)
        : next.mode === 'whole'
          ? { from: 0, to: next.duration || DEFAULT_SPAN }
          : next.range;
    const { mode, span, duration, range: before } = store.getState();
    const same = range.from === before.from && range.to === before.to;
    if (same && mode === next.mode && span === next.span && duration === next.duration) return;
    store.setState({ ...next, range: same ? before : range });
  }

  run.feed.subscribe(() => change({}));
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
    zoom: (direction, around) => change(zoom(store.getState(), direction, around)),
  };
}

function zoom(state: AxisState, direction: 'in' | 'out', around: Time | null): Partial<AxisState> {
  const { mode, range, duration } = state;
  const length = range.to - range.from;
  const span = direction === 'in' ? spanDown(length) : spanUp(length);
  if (span === undefined || (direction === 'out' && span >= duration)) {
    return direction === 'out' ? { mode: 'whole' } : {};
  }
  const inSight = around !== null && around >= range.from && around <= range.to;
  if (mode !== 'fixed' && !inSight) return { mode: 'follow', span };
  const middle = inSight ? around : (range.from + range.to) / 2;
  return { mode: 'fixed', range: zoomed(range, span, middle, duration) };
}
