import { describe, expect, it } from 'vitest';
import { FrameView, HEAD, HEAD_WIDTH, PART_POINT } from '../../worker/frame';
import { isSingle, partChartNames } from './chart-names';
import { summaryOf } from './chart-summary';
import { secondsOf } from './chart-table';
import { partSummaryOf } from './part-words';
import { partColumns } from './table-columns';

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

describe('charts of a part in words', () => {
  const values: Record<number, number> = {
    [PART_POINT.served]: 26,
    [PART_POINT.rejected]: 52,
    [PART_POINT.failed]: 0,
    [PART_POINT.p50]: 25,
    [PART_POINT.p95]: 43,
    [PART_POINT.p99]: NaN,
    [PART_POINT.inFlight]: 3.25,
    [PART_POINT.queued]: 0,
    [PART_POINT.triesPerCall]: 1.38,
  };
  const last = { points: 32, point: (field: number): number => values[field] ?? NaN };

  it('say what its last second was like', () => {
    expect(partSummaryOf('outcomes', 'edge', last)).toBe(
      'In the second before 32 s: 26/s served, 52/s rejected, 0/s failed.',
    );
    expect(partSummaryOf('latency', 'node', last)).toBe(
      'In the second before 32 s: p50 25 ms, p95 43 ms, p99 –.',
    );
  });

  it('say how full it was in the words of its kind', () => {
    const words = (['edge', 'node', 'client'] as const).map((kind) => partSummaryOf('goodput', kind, last));
    expect(words).toEqual([
      'In the second before 32 s: 3.3 calls in flight, 1.38× tries for each call.',
      'In the second before 32 s: 3.3 workers busy, 0 requests queued.',
      'In the second before 32 s: 3.3 requests waiting for an answer.',
    ]);
  });

  it('say that there is nothing yet', () => {
    expect(partSummaryOf('latency', 'edge', { ...last, points: 0 })).toBe(
      'No second of this run is over yet.',
    );
  });

  it('name the third chart and the last columns after the kind', () => {
    expect(partChartNames('edge').map(({ label }) => label)).toEqual(['Calls', 'Latency', 'In flight']);
    expect(partChartNames('client').map(({ label }) => label)).toEqual(['Requests', 'Latency', 'Waiting']);
    const titles = (kind: 'edge' | 'node'): string[] =>
      partColumns(kind)
        .map(({ title }) => title)
        .slice(-2);
    expect(titles('edge')).toEqual(['In flight', 'Tries']);
    expect(titles('node')).toEqual(['Busy', 'Queued']);
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
