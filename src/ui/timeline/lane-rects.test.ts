import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaneSpan } from '../../state/feed';
import { laneRects, openRecord, spansUntil } from './lane-rects';

const range = { from: 100, to: 200 };

/** Modes in turn, each as long as told; the last one lasts still. */
function spans(from: number, lengths: readonly number[], modes = [0, 1, 2]): LaneSpan[] {
  let at = from;
  return lengths.map((length, index) => {
    const start = at;
    at += length;
    return { mode: modes[index % modes.length], from: start, to: index === lengths.length - 1 ? NaN : at };
  });
}

describe('what had been by a moment', () => {
  const lane = [
    { mode: 0, from: 0, to: 10 },
    { mode: 1, from: 10, to: 20 },
    { mode: 0, from: 20, to: NaN },
  ];

  it('ends with what lasted then', () => {
    expect(spansUntil(lane, 12)).toEqual([
      { mode: 0, from: 0, to: 10 },
      { mode: 1, from: 10, to: NaN },
    ]);
    expect(spansUntil(lane, 20)).toBe(lane);
    expect(spansUntil([], 5)).toEqual([]);
  });

  it('is what a record of openings counts', () => {
    expect(openRecord(lane, 12)).toEqual({ share: 2 / 12, times: 1 });
    expect(openRecord(lane, 5)).toEqual({ share: 0, times: 0 });
    expect(openRecord(lane, 40)).toEqual({ share: 10 / 40, times: 1 });
  });
});

describe('rectangles of a lane', () => {
  it('are the spans that ended, cut to the axis', () => {
    expect(laneRects(spans(0, [110, 50, 10, 5]), range, 800)).toEqual([
      { mode: 0, from: 0, left: 0, width: 0.1 },
      { mode: 1, from: 110, left: 0.1, width: 0.5 },
      { mode: 2, from: 160, left: 0.6, width: 0.1 },
    ]);
  });

  it('keep apart how the breaker was held by hand, also where columns are shown', () => {
    const held = [
      { mode: 1, from: 0, to: 150 },
      { mode: 1, from: 150, to: 200, held: 1 },
      { mode: 0, from: 200, to: NaN, held: 2 },
    ];
    expect(laneRects(held, range, 800)).toEqual([
      { mode: 1, from: 0, left: 0, width: 0.5 },
      { mode: 1, held: 1, from: 150, left: 0.5, width: 0.5 },
    ]);
    const many = Array.from({ length: 200 }, (_, at) => ({
      mode: at < 100 ? 1 : 0,
      from: 100 + at / 2,
      to: 100.5 + at / 2,
      ...(at >= 100 && { held: 4 }),
    }));
    expect(laneRects(many, range, 8)).toEqual([
      { mode: 1, from: 100, left: 0, width: 0.5 },
      { mode: 0, held: 4, from: 150, left: 0.5, width: 0.5 },
    ]);
  });

  it('leave out what is out of sight', () => {
    expect(laneRects(spans(0, [20, 30, 10, 500, 5]), range, 800)).toEqual([
      { mode: 0, from: 60, left: 0, width: 1 },
    ]);
    expect(laneRects([], range, 800)).toEqual([]);
    expect(laneRects(spans(300, [10, 10, 10]), range, 800)).toEqual([]);
  });

  it('show the mode of most of a column where there are more than can be seen', () => {
    // Open nearly all the time, with a short trial in between, thousands of times.
    const many = spans(
      0,
      Array.from({ length: 3000 }, (_, index) => (index % 2 === 0 ? 0.19 : 0.01)),
      [1, 2],
    );
    expect(laneRects(many, range, 800)).toEqual([{ mode: 1, from: 100, left: 0, width: 1 }]);
  });

  it('stay few, inside the axis, in order and apart, whatever the breaker did', () => {
    const lengths = fc.array(fc.double({ min: 0.001, max: 3, noNaN: true }), { maxLength: 600 });
    fc.assert(
      fc.property(lengths, (some) => {
        const rects = laneRects(spans(90, some), range, 400);
        expect(rects.length).toBeLessThanOrEqual(120);
        let end = 0;
        for (const { left, width } of rects) {
          expect(left).toBeGreaterThanOrEqual(end - 1e-9);
          expect(width).toBeGreaterThan(0);
          end = left + width;
        }
        expect(end).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe('the record of a breaker', () => {
  it('counts how often it opened and how long it was open, the present time included', () => {
    expect(openRecord(spans(0, [20, 30, 10, 5]), 65)).toEqual({ share: 30 / 65, times: 1 });
    expect(openRecord(spans(0, [20, 0]), 40)).toEqual({ share: 0.5, times: 1 });
    expect(openRecord([], 40)).toEqual({ share: 0, times: 0 });
    expect(openRecord([], 0)).toEqual({ share: 0, times: 0 });
  });
});
