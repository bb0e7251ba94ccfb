import { describe, expect, it } from 'vitest';
import { FrameView, HEAD, HEAD_WIDTH } from '../../worker/frame';
import { isSingle } from './chart-names';
import { summaryOf } from './chart-summary';
import { secondsOf } from './chart-table';

const data = new Float64Array(HEAD_WIDTH);
data[HEAD.time] = 32.4e9;
data[HEAD.servedRate] = 26;
data[HEAD.rejectedRate] = 52;
data[HEAD.p50] = 25;
data[HEAD.p95] = 43;
data[HEAD.p99] = NaN;
data[HEAD.goodput] = 0.24;
data[HEAD.amplification] = 1.38;
const layout = { topologyVersion: 0, durationNs: 90e9, nodes: [], edges: [], layers: [] };
const feed = { frame: new FrameView(layout, data), points: 32 };

describe('charts in words', () => {
  it('say what the last second was like', () => {
    expect(summaryOf('outcomes', feed)).toBe(
      'In the second before 32.400 s: 26/s served, 0/s late, 52/s rejected, 0/s failed.',
    );
    expect(summaryOf('latency', feed)).toBe('In the second before 32.400 s: p50 25 ms, p95 43 ms, p99 –.');
    expect(summaryOf('goodput', feed)).toBe(
      'In the second before 32.400 s: goodput 24%, 1.38× tries for each call.',
    );
  });

  it('say that there is nothing yet', () => {
    expect(summaryOf('latency', { frame: null, points: 0 })).toBe('No second of this run is over yet.');
    expect(summaryOf('latency', { ...feed, points: 0 })).toBe('No second of this run is over yet.');
  });
});

describe('the table of seconds', () => {
  it('has the newest seconds first, up to the marked one', () => {
    expect(secondsOf(3, null)).toEqual([2, 1, 0]);
    expect(secondsOf(3, 1)).toEqual([1, 0]);
    expect(secondsOf(3, 40)).toEqual([2, 1, 0]);
    expect(secondsOf(0, null)).toEqual([]);
    expect(secondsOf(4000, null)).toHaveLength(60);
    expect(secondsOf(4000, null)[0]).toBe(3999);
  });
});

describe('room for charts', () => {
  it('is for one on phones and narrow windows', () => {
    expect((['phone', 'narrow', 'medium', 'normal', 'wide'] as const).map(isSingle)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
