import { describe, expect, it } from 'vitest';
import { EDGE_FIELD, type FrameLayout } from '../../../worker/frame';
import { testFrame } from '../frame.test-support';
import { ParticleFlow } from './flow';
import { MARK, MarkPool } from './pool';

const layout: FrameLayout = {
  topologyVersion: 1,
  durationNs: 1e9,
  nodes: ['a', 'b'],
  edges: ['ab'],
  layers: [],
};
const frame = (fields: Record<number, number>) => testFrame(layout, { edges: { ab: fields } });
/** So long that no mark arrives within a test; and without time between frames the sampling stays as it is. */
const TRAVEL = 1e6;

function stage(capacity = 10_000) {
  const pool = new MarkPool(capacity);
  const flow = new ParticleFlow(pool, () => 0.5);
  flow.take(frame({}), 0, TRAVEL);
  const marks = (code: number): number =>
    pool.mark.subarray(0, pool.count).filter((mark) => mark === code).length;
  return { pool, flow, marks };
}

describe('the picture of a moment', () => {
  it('has as many marks under way as its rates say, whatever was there before', () => {
    const { flow, marks, pool } = stage();
    flow.take(frame({ [EDGE_FIELD.sent]: 5 }), 0, TRAVEL);
    const moment = { [EDGE_FIELD.sentRate]: 4, [EDGE_FIELD.okRate]: 2, [EDGE_FIELD.rejectedRate]: 1 };
    for (let again = 0; again < 2; again++) {
      flow.show(frame({ ...moment, [EDGE_FIELD.sent]: 1 }), 1.5);
      expect(flow.sampling).toBe(1);
      expect([marks(MARK.ask), marks(MARK.served), marks(MARK.rejected)]).toEqual([6, 3, 1]);
    }
    expect(pool.count).toBe(10);
    flow.take(frame({ ...moment, [EDGE_FIELD.sent]: 3 }), 0, TRAVEL);
    expect(marks(MARK.ask)).toBe(8);
  });

  it('says for how many calls a mark stands where there are many', () => {
    const { flow, marks } = stage();
    flow.show(frame({ [EDGE_FIELD.sentRate]: 9000 }), 1);
    expect(flow.sampling).toBeGreaterThan(1000);
    expect(marks(MARK.ask)).toBe(Math.floor(9000 / flow.sampling));
  });
});

describe('marks of a flow', () => {
  it('are exactly as many as calls while the sampling is one to one', () => {
    const { flow, marks } = stage();
    let sent = 0;
    for (const more of [1, 0, 3, 2, 0, 7]) {
      sent += more;
      flow.take(frame({ [EDGE_FIELD.sent]: sent, [EDGE_FIELD.ok]: sent - 1 }), 0, TRAVEL);
    }
    expect(marks(MARK.ask)).toBe(13);
    expect(marks(MARK.served)).toBe(12);
  });

  it('stand for exactly so many calls each, whatever the steps in which they come', () => {
    const { flow, marks } = stage();
    flow.sampling = 12;
    let sent = 0;
    for (let step = 1; step <= 200; step++) {
      sent += (step * 7) % 11;
      flow.take(frame({ [EDGE_FIELD.sent]: sent }), 0, TRAVEL);
      expect(marks(MARK.ask)).toBe(Math.floor(sent / 12));
    }
  });

  it('keep what is carried over as the same share of a mark when the sampling changes', () => {
    const { flow, pool, marks } = stage();
    flow.sampling = 10;
    flow.take(frame({ [EDGE_FIELD.sent]: 5 }), 0, TRAVEL);
    expect(pool.count).toBe(0);
    // 1000 asks a second for 1.1 s need a coarser sampling; half a mark is still carried over.
    flow.take(frame({ [EDGE_FIELD.sent]: 1005 }), 1, 1.1);
    const sampling = flow.sampling;
    expect(sampling).toBeGreaterThan(10);
    const before = marks(MARK.ask);
    expect(before).toBe(Math.floor((1000 + sampling / 2) / sampling));
  });

  it('have a kind for each end of a call', () => {
    const { flow, marks } = stage();
    const { failed, refused, rejected, late, lost, fallback } = EDGE_FIELD;
    const ends = { [failed]: 1, [refused]: 2, [rejected]: 3, [late]: 4, [lost]: 5, [fallback]: 6 };
    flow.take(frame(ends), 0, TRAVEL);
    const { failed: broke, refused: turned, rejected: gated, late: slow, lost: gone } = MARK;
    expect([broke, turned, gated, slow, gone, MARK.fallback].map(marks)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('begin anew with another run, without a burst for what it has behind it', () => {
    const { flow, pool } = stage();
    flow.take(frame({ [EDGE_FIELD.sent]: 9 }), 0, TRAVEL);
    expect(pool.count).toBe(9);
    flow.take(frame({ [EDGE_FIELD.sent]: 2 }), 0, TRAVEL);
    expect(pool.count).toBe(0);
    flow.take(frame({ [EDGE_FIELD.sent]: 3 }), 0, TRAVEL);
    expect(pool.count).toBe(1);
  });

  it('of a single step are few, whatever the step was, and stand apart', () => {
    const { flow, pool, marks } = stage();
    flow.step(frame({ [EDGE_FIELD.sent]: 1 }), 1);
    expect(marks(MARK.ask)).toBe(1);
    expect(pool.at[0]).toBe(0);
    flow.step(frame({ [EDGE_FIELD.sent]: 1001 }), 1);
    expect(flow.sampling).toBe(200);
    expect(marks(MARK.ask)).toBe(5);
    expect(new Set(pool.at.subarray(0, pool.count)).size).toBe(pool.count);
    flow.step(frame({ [EDGE_FIELD.sent]: 1001 }), 1);
    expect(flow.sampling).toBe(200);
    flow.step(frame({ [EDGE_FIELD.sent]: 1002 }), 1);
    expect(flow.sampling).toBe(1);
    expect(marks(MARK.ask)).toBe(1);
  });

  it('never overfill the pool', () => {
    const { flow, pool } = stage(20);
    flow.take(frame({ [EDGE_FIELD.sent]: 1e6 }), 0, TRAVEL);
    expect(pool.count).toBe(20);
  });

  it('set off one after another within a frame', () => {
    const { flow, pool } = stage();
    flow.take(frame({ [EDGE_FIELD.sent]: 4 }), 0.1, 1);
    const spots = [...pool.at.subarray(0, pool.count)].toSorted((a, b) => a - b);
    expect(new Set(spots).size).toBe(pool.count);
    expect(spots[spots.length - 1]).toBeLessThan(0.1);
  });
});
