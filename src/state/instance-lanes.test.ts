import { describe, expect, it } from 'vitest';
import { BREAKER_CHANGED, INSTANCE_CHANGED, INSTANCE_HUNG } from '../sim/change-log';
import {
  CELL_STATE,
  CHANGE_FIELD,
  CHANGE_WIDTH,
  FrameView,
  HEAD,
  HEAD_WIDTH,
  INSTANCE_CHANGE_FIELD,
  NODE_WIDTH,
  type FrameLayout,
} from '../worker/frame';
import { FrameFeed } from './feed';

const LAYOUT: FrameLayout = {
  topologyVersion: 1,
  durationNs: 90e9,
  nodes: ['web', 'payments'],
  edges: [],
  layers: [],
};

type Row = readonly [seconds: number, code: number, node: number, place: number, state: number];

/** A frame that carries these rows after `before` that are known. */
function frameOf(rows: readonly Row[], before = 0): FrameView {
  const start = HEAD_WIDTH + LAYOUT.nodes.length * NODE_WIDTH;
  const data = new Float64Array(start + rows.length * CHANGE_WIDTH);
  data[HEAD.firstChange] = before;
  data[HEAD.changes] = before + rows.length;
  rows.forEach(([seconds, code, node, place, state], index) => {
    const at = start + index * CHANGE_WIDTH;
    data[at + CHANGE_FIELD.time] = seconds * 1e9;
    data[at + CHANGE_FIELD.code] = code;
    data[at + INSTANCE_CHANGE_FIELD.node] = node;
    data[at + INSTANCE_CHANGE_FIELD.place] = place;
    data[at + INSTANCE_CHANGE_FIELD.state] = state;
  });
  return new FrameView(LAYOUT, data);
}

const feed = (): FrameFeed => new FrameFeed((draw) => draw());
const told = (of: FrameFeed, node = 'payments') =>
  of.instances.of(node).map(({ time, place, state }) => [time / 1e9, place, state]);

describe('the lanes of instances', () => {
  it('are gathered from the rows of frames, by node', () => {
    const one = feed();
    one.take(frameOf([[20, INSTANCE_CHANGED, 1, 0, CELL_STATE.crashed]]));
    one.take(
      frameOf(
        [
          [21, BREAKER_CHANGED, 0, 0, 1],
          [25, INSTANCE_CHANGED, 1, 0, CELL_STATE.up],
        ],
        1,
      ),
    );
    expect(told(one)).toEqual([
      [20, 0, CELL_STATE.crashed],
      [25, 0, CELL_STATE.up],
    ]);
    expect(told(one, 'web')).toEqual([]);
    expect(one.instances.nodes).toEqual(['payments']);
  });

  it('tell of one that hangs, and of one that crashed while it did', () => {
    const one = feed();
    one.take(
      frameOf([
        [20, INSTANCE_HUNG, 1, 0, 1],
        [20, INSTANCE_HUNG, 1, 1, 1],
        [22, INSTANCE_CHANGED, 1, 1, CELL_STATE.crashed],
        [30, INSTANCE_HUNG, 1, 0, 0],
        [30, INSTANCE_HUNG, 1, 1, 0],
      ]),
    );
    expect(told(one)).toEqual([
      [20, 0, CELL_STATE.hung],
      [20, 1, CELL_STATE.hung],
      [22, 1, CELL_STATE.crashed],
      [30, 0, CELL_STATE.up],
    ]);
  });

  it('leave out a node that an edit took away', () => {
    const one = feed();
    one.take(frameOf([[20, INSTANCE_CHANGED, -1, 0, CELL_STATE.crashed]]));
    expect(one.instances.nodes).toEqual([]);
  });

  it('begin anew with the run, and on another line', () => {
    for (const forget of [(one: FrameFeed) => one.clear(), (one: FrameFeed) => one.moveTo(0)]) {
      const one = feed();
      one.take(frameOf([[20, INSTANCE_CHANGED, 1, 0, CELL_STATE.crashed]]));
      forget(one);
      expect(one.instances.nodes).toEqual([]);
    }
  });
});
