import { describe, expect, it } from 'vitest';
import { HEAD, RETRY_FIELD, WAIT_FIELD, type FrameLayout } from '../../../worker/frame';
import { testFrame } from '../frame.test-support';
import { WaitBoard } from './wait-board';

const layout: FrameLayout = {
  topologyVersion: 1,
  durationNs: 1e9,
  nodes: [],
  edges: ['a', 'b'],
  layers: [{ edge: 'b', layer: 'retry', kind: 'retry' }],
};
const wait = (edge: number, key: number, due: number, attempt = 2) => ({
  [WAIT_FIELD.edge]: edge,
  [WAIT_FIELD.key]: key,
  [WAIT_FIELD.due]: due,
  [WAIT_FIELD.attempt]: attempt,
});
const frame = (time: number, waiting: Record<number, number>[], inAll = 0) =>
  testFrame(layout, {
    head: { [HEAD.time]: time },
    layers: { 'b/retry': { [RETRY_FIELD.waiting]: inAll } },
    waiting,
  });

describe('waiting retries', () => {
  it('fill from when they were first seen until they are due', () => {
    const board = new WaitBoard();
    board.take(frame(100, [wait(1, 7, 200)]));
    expect(board.of('b')).toMatchObject({ count: 1, shares: [0], attempt: 2 });
    board.take(frame(150, [wait(1, 7, 200), wait(1, 8, 170)]));
    expect(board.of('b')?.shares).toEqual([0.5, 0]);
    board.take(frame(160, [wait(1, 8, 170)]));
    expect(board.of('b')?.shares).toEqual([0.5]);
    expect(board.of('a')).toBeNull();
    board.take(frame(180, []));
    expect(board.of('b')).toBeNull();
  });

  it('begin anew when a key waits a second time, and when the run starts over', () => {
    const board = new WaitBoard();
    board.take(frame(100, [wait(0, 7, 200)]));
    board.take(frame(180, [wait(0, 7, 380, 3)]));
    expect(board.of('a')).toMatchObject({ shares: [0], attempt: 3 });
    board.take(frame(20, [wait(0, 7, 380)]));
    expect(board.of('a')?.shares).toEqual([0]);
  });

  it('show at most five pies, and count those that the frame left out', () => {
    const board = new WaitBoard();
    const many = Array.from({ length: 9 }, (_, index) => wait(1, index, 50));
    board.take(frame(0, many, 17));
    expect(board.of('b')?.shares).toHaveLength(5);
    expect(board.of('b')?.count).toBe(17);
    board.take(frame(1, many.slice(0, 3), 3));
    expect(board.of('b')).toMatchObject({ count: 3 });
    expect(board.of('b')?.shares).toHaveLength(3);
  });

  it('leave out an edge that the layout does not have', () => {
    const board = new WaitBoard();
    board.take(frame(0, [wait(-1, 1, 10)]));
    expect(board.of('a')).toBeNull();
  });
});
