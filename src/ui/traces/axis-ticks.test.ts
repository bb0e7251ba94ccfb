import { describe, expect, it } from 'vitest';
import { axisTicks } from './axis-ticks';
import { brokenAxis } from './broken-axis';

const MS = 1e6;
const texts = (from: number, to: number, width: number, waits: readonly [number, number][] = []): string[] =>
  axisTicks(
    brokenAxis(
      { from: from * MS, to: to * MS },
      waits.map(([begin, end]) => ({ from: begin * MS, to: end * MS })),
    ),
    width,
  ).map(({ text }) => text);

describe('labels of the axis of a trace', () => {
  it('count from its beginning, in steps that are easy to read', () => {
    expect(texts(28_594, 28_634, 300)).toEqual(['0 ms', '10 ms', '20 ms', '30 ms', '40 ms']);
    expect(texts(0, 3000, 400)).toEqual(['0 ms', '500 ms', '1.0 s', '1.5 s', '2.0 s', '2.5 s', '3.0 s']);
  });

  it('say how long a broken wait was, and where the time goes on after it', () => {
    expect(texts(0, 2200, 600, [[40, 2000]])).toEqual([
      '0 ms',
      '1.96 s',
      '2.05 s',
      '2.10 s',
      '2.15 s',
      '2.20 s',
    ]);
  });

  it('leave out what would touch another label', () => {
    const ticks = axisTicks(brokenAxis({ from: 0, to: 900 * MS }, [{ from: 10, to: 800 * MS }]), 200);
    const places = ticks.map(({ share }) => share * 200);
    places.slice(1).forEach((place, nth) => expect(place - places[nth]).toBeGreaterThan(40));
  });

  it('are in microseconds where everything is short, and none where there is no room', () => {
    expect(texts(0, 0.02, 260)).toEqual(['0 ms', '5 µs', '10 µs', '15 µs', '20 µs']);
    expect(texts(0, 1, 0)).toEqual([]);
  });
});
