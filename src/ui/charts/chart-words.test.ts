import { describe, expect, it } from 'vitest';
import { FrameView, HEAD, HEAD_WIDTH, PART_POINT } from '../../worker/frame';
import { summaryOf } from './chart-summary';
import { secondsOf } from './chart-table';
import { LOADS } from './load-lines';
import { partSummaryOf } from './part-words';
import { pointAt, type PointField } from './points-source';
import { partColumns, shownColumns } from './table-columns';

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
    [PART_POINT.asked]: 100,
    [PART_POINT.served]: 26,
    [PART_POINT.rejected]: 52,
    [PART_POINT.failed]: 0,
    [PART_POINT.p50]: 25,
    [PART_POINT.p95]: 43,
    [PART_POINT.p99]: NaN,
    [PART_POINT.inFlight]: 3.25,
    [PART_POINT.queued]: 0,
    [PART_POINT.triesPerCall]: 1.38,
    [PART_POINT.utilisation]: 0.40625,
    [PART_POINT.meanWait]: 4.2,
    [PART_POINT.lost]: 3,
    [PART_POINT.duplicated]: 1,
    [PART_POINT.late]: 2,
  };
  const source = { point: (_: number, place: number): number => values[place] ?? NaN };
  const last = { present: 32, point: (field: PointField): number => pointAt(source, 31, field) };

  it('say what its last second was like', () => {
    expect(partSummaryOf('outcomes', LOADS.edge, last)).toBe(
      'In the second before 32 s: 26/s served, 52/s rejected, 0/s failed.',
    );
    expect(partSummaryOf('latency', LOADS.node, last)).toBe(
      'In the second before 32 s: p50 25 ms, p95 43 ms, p99 –.',
    );
  });

  it('say how full it was, or what its network did', () => {
    const words = (['edge', 'node', 'client', 'network'] as const).map((kind) =>
      partSummaryOf('goodput', LOADS[kind], last),
    );
    expect(words).toEqual([
      'In the second before 32 s: in flight 3.3, tries 1.38×.',
      'In the second before 32 s: busy 3.3, workers 8, used 41%, queue 0, wait 4.2.',
      'In the second before 32 s: waiting 3.3.',
      'In the second before 32 s: lost 3, late 2, twice 1, retries 38.',
    ]);
  });

  it('count no retries where nothing was asked', () => {
    const [, , , retries] = LOADS.network.lines;
    const idle = { point: (_: number, place: number): number => (place === PART_POINT.asked ? 0 : NaN) };
    expect(pointAt(idle, 0, retries.field)).toBe(0);
  });

  it('say that there is nothing yet', () => {
    expect(partSummaryOf('latency', LOADS.edge, { ...last, present: 0 })).toBe(
      'No second of this run is over yet.',
    );
  });

  it('name the last columns after the kind', () => {
    const titles = (kind: 'edge' | 'node'): string[] =>
      shownColumns(partColumns(kind), false)
        .map(({ title }) => title)
        .slice(7);
    expect(titles('edge')).toEqual(['In flight', 'Tries', 'Lost', 'Late', 'Twice', 'Retries']);
    expect(titles('node')).toEqual(['Busy', 'Workers', 'Used', 'Queue', 'Wait']);
    expect(shownColumns(partColumns('edge'), true).map(({ title }) => title)[2]).toBe('Fallback');
  });
});

describe('the table of seconds', () => {
  it('has the last seconds that are over, newest first', () => {
    expect(secondsOf(3)).toEqual([2, 1, 0]);
    expect(secondsOf(0)).toEqual([]);
    expect(secondsOf(4000)).toHaveLength(60);
    expect(secondsOf(4000)[0]).toBe(3999);
  });
});
