import { describe, expect, it, vi } from 'vitest';
import { NS_PER_SECOND as S } from '../../base/time';
import { FrameFeed } from '../../state/feed';
import { FrameView, HEAD, HEAD_WIDTH, type FrameLayout } from '../../worker/frame';
import { shopScenario } from '../inspector/scenario.test-support';
import { createTimeAxis, type AxisRun } from './axis-store';

type State = ReturnType<AxisRun['getState']>;

const layoutOf = (seconds: number): FrameLayout => ({
  topologyVersion: 1,
  durationNs: seconds * S,
  nodes: [],
  edges: [],
  layers: [],
});

function setUp(state: Partial<State> = {}) {
  let present: State = {
    layout: layoutOf(90),
    scenario: shopScenario(),
    speed: 1,
    mode: 'playing',
    ...state,
  };
  const listeners = new Set<() => void>();
  const feed = new FrameFeed((draw) => draw());
  const run: AxisRun = {
    feed,
    getState: () => present,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const axis = createTimeAxis(run);
  return {
    axis,
    goTo: (seconds: number): void => {
      const data = new Float64Array(HEAD_WIDTH);
      data[HEAD.time] = seconds * S;
      feed.take(new FrameView(present.layout ?? layoutOf(90), data));
    },
    clear: () => feed.clear(),
    change: (part: Partial<State>): void => {
      present = { ...present, ...part };
      listeners.forEach((tell) => tell());
    },
    range: () => {
      const { from, to } = axis.getState().range;
      return [from / S, to / S];
    },
  };
}

describe('the time axis', () => {
  it('follows the run with the last 30 s and room ahead', () => {
    const { goTo, range, axis } = setUp();
    expect(range()).toEqual([0, 30]);
    goTo(32.4);
    expect(range()).toEqual([10, 40]);
    expect(axis.getState().mode).toBe('follow');
    expect(axis.now()).toBe(32.4 * S);
  });

  it('goes back to the beginning when the run does', () => {
    const { goTo, clear, range } = setUp();
    goTo(70);
    clear();
    expect(range()).toEqual([0, 30]);
  });

  it('tells nobody while its page does not turn', () => {
    const { goTo, axis } = setUp();
    goTo(10);
    const heard = vi.fn<() => void>();
    axis.subscribe(heard);
    goTo(11);
    goTo(23);
    expect(heard).not.toHaveBeenCalled();
    goTo(25);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('shows the whole run, and follows again', () => {
    const { goTo, range, axis } = setUp();
    goTo(50);
    axis.showWhole();
    expect(range()).toEqual([0, 90]);
    goTo(80);
    expect(range()).toEqual([0, 90]);
    axis.follow();
    expect(range()).toEqual([60, 90]);
  });

  it('is as long as the run only once it knows how long that is', () => {
    const { range, change, axis } = setUp({ layout: null });
    expect(range()).toEqual([0, 30]);
    change({ layout: layoutOf(20) });
    expect(range()).toEqual([0, 20]);
    axis.showWhole();
    expect(range()).toEqual([0, 20]);
  });

  it('zooms while it follows, out to the whole run and in again', () => {
    const { goTo, range, axis } = setUp();
    goTo(50);
    axis.zoom('out');
    expect([axis.getState().mode, ...range()]).toEqual(['follow', 20, 80]);
    axis.zoom('out');
    expect([axis.getState().mode, ...range()]).toEqual(['whole', 0, 90]);
    axis.zoom('in');
    expect([axis.getState().mode, axis.getState().range.to - axis.getState().range.from]).toEqual([
      'follow',
      60 * S,
    ]);
    for (let time = 0; time < 12; time++) axis.zoom('in');
    const { from, to } = axis.getState().range;
    // The shortest axis is a second long, but a following one has to show six of wall time.
    expect((to - from) / S).toBe(10);
  });

  it('zooms around a moment that is pointed at, and stands still there', () => {
    const { goTo, range, axis } = setUp();
    goTo(32.4);
    axis.zoom('in', 25 * S);
    expect([axis.getState().mode, ...range()]).toEqual(['fixed', 20, 30]);
    goTo(60);
    expect(range()).toEqual([20, 30]);
    axis.zoom('in');
    expect(range()).toEqual([22.5, 27.5]);
    goTo(23);
    axis.zoom('out');
    expect(range()).toEqual([22, 32]);
  });

  it('does not turn its page under a playhead that is moved by hand', () => {
    const { goTo, range, change } = setUp();
    goTo(32.4);
    change({ mode: 'paused' });
    goTo(39);
    expect(range()).toEqual([10, 40]);
    goTo(10);
    expect(range()).toEqual([10, 40]);
    goTo(45);
    expect(range()).toEqual([30, 60]);
    goTo(31);
    change({ mode: 'playing' });
    expect(range()).toEqual([10, 40]);
  });

  it('brings a moment into sight that somebody goes to, and lets a run that plays go on out of it', () => {
    const { goTo, range, axis, change } = setUp();
    goTo(32.4);
    axis.show({ from: 20 * S, to: 30 * S });
    expect(range()).toEqual([18.5, 31.5]);
    goTo(50);
    expect(range()).toEqual([18.5, 31.5]);
    change({ mode: 'paused' });
    expect(range()).toEqual([18.5, 31.5]);
    goTo(60);
    expect(range()).toEqual([53.5, 66.5]);
    change({ mode: 'playing' });
    goTo(8);
    expect(range()).toEqual([1.5, 14.5]);
  });

  it('shows a stretch with room around it, within the run', () => {
    const { range, axis } = setUp();
    axis.show({ from: 0, to: 20 * S });
    expect(range()).toEqual([0, 26]);
    axis.show({ from: 40 * S, to: 40 * S });
    expect(range()).toEqual([39.5, 40.5]);
    axis.show({ from: 0, to: 90 * S });
    expect(range()).toEqual([0, 90]);
  });

  it('pans inside the run', () => {
    const { goTo, range, axis } = setUp();
    goTo(32.4);
    axis.panBy(-4 * S);
    expect([axis.getState().mode, ...range()]).toEqual(['fixed', 6, 36]);
    axis.panBy(-40 * S);
    expect(range()).toEqual([0, 30]);
  });

  it('follows again when another scenario is opened', () => {
    const { goTo, range, axis, change } = setUp();
    goTo(32.4);
    axis.panBy(-4 * S);
    change({ scenario: { ...shopScenario(), name: 'Renamed' } });
    expect(axis.getState().mode).toBe('fixed');
    change({ scenario: { ...shopScenario(), id: 'other' } });
    expect([axis.getState().mode, ...range()]).toEqual(['follow', 10, 40]);
  });

  it('grows with the speed of the run', () => {
    const { axis, change } = setUp({ layout: layoutOf(14_400) });
    change({ speed: 100 });
    expect(axis.getState().range).toEqual({ from: 0, to: 600 * S });
  });
});
