import { describe, expect, it } from 'vitest';
import { BREAKER_CHANGED, FAULT_BEGAN, INSTANCE_CHANGED, INSTANCE_HUNG } from '../sim/change-log';
import {
  BREAKER_CONTROL,
  CHANGE_FIELD,
  CHANGE_WIDTH,
  EDGE_WIDTH,
  FrameView,
  HEAD,
  HEAD_WIDTH,
  LAYER_WIDTH,
  POINT_FIELD,
  POINT_WIDTH,
  type FrameLayout,
} from '../worker/frame';
import { FrameFeed } from './feed';

const LAYOUT: FrameLayout = {
  topologyVersion: 1,
  durationNs: 90e9,
  nodes: [],
  edges: ['e'],
  layers: [{ edge: 'e', layer: 'breaker', kind: 'circuit-breaker' }],
};

interface Change {
  readonly time: number;
  readonly code: number;
  readonly subject: number;
  readonly a: number;
  readonly held?: number;
}

/** A frame with no parts but one edge and layer, and these new points (asked) and changes. */
function frame(
  firstPoint: number,
  asked: readonly number[],
  firstChange: number,
  changes: readonly Change[],
  layout = LAYOUT,
) {
  const pointsAt = HEAD_WIDTH + EDGE_WIDTH + LAYER_WIDTH;
  const changesAt = pointsAt + asked.length * POINT_WIDTH;
  const data = new Float64Array(changesAt + changes.length * CHANGE_WIDTH);
  data[HEAD.firstPoint] = firstPoint;
  data[HEAD.points] = firstPoint + asked.length;
  data[HEAD.firstChange] = firstChange;
  data[HEAD.changes] = firstChange + changes.length;
  asked.forEach((value, index) => (data[pointsAt + index * POINT_WIDTH + POINT_FIELD.asked] = value));
  changes.forEach((change, index) => {
    for (const key of ['time', 'code', 'subject', 'a', 'held'] as const) {
      data[changesAt + index * CHANGE_WIDTH + CHANGE_FIELD[key]] = change[key] ?? NaN;
    }
  });
  return new FrameView(layout, data);
}

const opened = (time: number): Change => ({ time, code: BREAKER_CHANGED, subject: 0, a: 1 });
const halfOpen = (time: number): Change => ({ time, code: BREAKER_CHANGED, subject: 0, a: 2 });

describe('the feed', () => {
  it('gathers the points of all frames, however many there are', () => {
    const feed = new FrameFeed((draw) => draw());
    feed.take(frame(0, [10, 11], 0, []));
    feed.take(
      frame(
        2,
        Array.from({ length: 1000 }, (_, k) => k),
        0,
        [],
      ),
    );
    expect(feed.points).toBe(1002);
    expect([0, 1, 2, 1001].map((second) => feed.point(second, POINT_FIELD.asked))).toEqual([10, 11, 0, 999]);
    expect(feed.point(1002, POINT_FIELD.asked)).toBeNaN();
  });

  it('tells everybody, also behind one whose drawing throws', () => {
    const feed = new FrameFeed((draw) => expect(draw).toThrow('no drawing'));
    const heard: string[] = [];
    for (const [kind, subscribe] of [
      ['moves', (listener: () => void) => feed.subscribeMoving(listener)],
      ['changes', (listener: () => void) => feed.subscribe(listener)],
    ] as const) {
      subscribe(() => {
        throw new Error('no drawing');
      });
      subscribe(() => void heard.push(kind));
    }
    feed.take(frame(0, [], 0, []));
    feed.take(frame(0, [], 0, []));
    expect(heard).toEqual(['moves', 'changes', 'moves', 'changes']);
  });

  it('makes lanes of the changes of breakers, and of no others', () => {
    const feed = new FrameFeed((draw) => draw());
    expect(feed.lane('e', 'breaker')).toEqual([]);
    const others = [FAULT_BEGAN, INSTANCE_CHANGED, INSTANCE_HUNG].map((code) => ({
      time: 1,
      code,
      subject: 0,
      a: 1,
    }));
    feed.take(frame(0, [], 0, [...others, opened(20)]));
    feed.take(frame(0, [], 4, [halfOpen(25)]));
    expect(feed.lane('e', 'breaker')).toEqual([
      { mode: 0, from: 0, to: 20 },
      { mode: 1, from: 20, to: 25 },
      { mode: 2, from: 25, to: NaN },
    ]);
    expect(feed.changes).toBe(5);
  });

  it('knows how a breaker is held by hand, from the beginning on and through what leaves it so', () => {
    const layers = [{ ...LAYOUT.layers[0], beginsHeld: BREAKER_CONTROL.forcedOpen }];
    const forced = { ...LAYOUT, layers };
    const feed = new FrameFeed((draw) => draw());
    feed.take(frame(0, [], 0, [], forced));
    const { forcedOpen, forcedClosed, automatic } = BREAKER_CONTROL;
    expect(feed.lane('e', 'breaker')).toEqual([{ mode: 1, from: 0, to: NaN, held: forcedOpen }]);
    const told = [
      { ...opened(5), a: 0, held: forcedClosed },
      { ...opened(6), a: 0 },
      { ...opened(7), a: 0, held: automatic },
      opened(8),
    ];
    const lane = [
      { mode: 1, from: 0, to: 5, held: forcedOpen },
      { mode: 0, from: 5, to: 6, held: forcedClosed },
      { mode: 0, from: 6, to: 7, held: forcedClosed },
      { mode: 0, from: 7, to: 8 },
      { mode: 1, from: 8, to: NaN },
    ];
    feed.take(frame(0, [], 0, told, forced));
    expect(feed.lane('e', 'breaker')).toEqual(lane);
    feed.gatherAnew();
    feed.take(frame(0, [], 0, told, { ...forced, topologyVersion: 2 }));
    expect(feed.lane('e', 'breaker')).toEqual(lane);
  });

  it('begins a lane anew when an edit before the first event has changed how the breaker begins', () => {
    const feed = new FrameFeed((draw) => draw());
    const held = { ...LAYOUT.layers[0], beginsHeld: BREAKER_CONTROL.disabled };
    feed.take(frame(0, [], 0, [], { ...LAYOUT, layers: [held] }));
    expect(feed.lane('e', 'breaker')).toEqual([
      { mode: 0, from: 0, to: NaN, held: BREAKER_CONTROL.disabled },
    ]);
    feed.take(frame(0, [], 0, []));
    expect(feed.lane('e', 'breaker')).toEqual([]);
  });

  it('overlooks the breaker of a layer that an edit took away', () => {
    const feed = new FrameFeed((draw) => draw());
    feed.take(frame(0, [], 0, [{ ...opened(5), subject: -1 }]));
    expect(feed.lane('e', 'breaker')).toEqual([]);
    expect(feed.changes).toBe(1);
  });

  it('tells what moves in the next animation frame and everybody else at the next beat, once and with the newest frame', () => {
    const frames: (() => void)[] = [];
    const beats: (() => void)[] = [];
    const feed = new FrameFeed((draw) => frames.push(draw), { next: (run) => beats.push(run) });
    const heard = { moving: 0, others: 0 };
    const leave = [feed.subscribeMoving(() => heard.moving++), feed.subscribe(() => heard.others++)];
    const sent = [frame(0, [1], 0, []), frame(1, [2], 0, []), frame(2, [3], 0, [])];
    for (const one of sent) feed.take(one);
    expect([frames.length, beats.length, heard]).toEqual([1, 1, { moving: 0, others: 0 }]);
    frames.shift()?.();
    expect(heard).toEqual({ moving: 1, others: 0 });
    beats.shift()?.();
    expect(heard).toEqual({ moving: 1, others: 1 });
    expect(feed.frame).toBe(sent[2]);
    expect(feed.points).toBe(3);
    leave.forEach((go) => go());
    feed.take(frame(3, [], 0, []));
    frames.shift()?.();
    beats.shift()?.();
    expect(heard).toEqual({ moving: 1, others: 1 });
  });

  it('forgets everything when another run begins', () => {
    const feed = new FrameFeed((draw) => draw());
    feed.take(frame(0, [1, 2], 0, [opened(3)]));
    const { version } = feed;
    feed.clear();
    expect(feed.frame).toBeNull();
    expect(feed.points).toBe(0);
    expect(feed.point(0, POINT_FIELD.asked)).toBeNaN();
    expect(feed.lane('e', 'breaker')).toEqual([]);
    expect(feed.version).toBeGreaterThan(version);
  });
});
