import { describe, expect, it } from 'vitest';
import { FrameView, HEAD, HEAD_WIDTH, PART_POINT, PART_POINT_WIDTH, POINT_FIELD } from '../../worker/frame';
import { contentOf } from '../chart-choice/chart-kinds';
import { CHART_KINDS, type ChartKind } from '../chart-choice/chart-list';
import type { ShownChart } from '../chart-choice/shown-charts';
import type { ChartedPart } from '../charts/charted-part';
import { columnsOfChart } from './chart-columns';
import { chartSheet, type SheetRun } from './chart-sheet';
import { UNITS } from './column-units';
import { takenName } from './file-names';

const PAYMENTS: ChartedPart = {
  ref: { kind: 'node', id: 'payments' },
  name: '=payments, "fast"',
  kind: 'node',
  instances: 3,
};

function frameAt(seconds: number): FrameView {
  const data = new Float64Array(HEAD_WIDTH);
  data[HEAD.time] = seconds * 1e9;
  return new FrameView({ topologyVersion: 0, durationNs: 9e9, nodes: [], edges: [], layers: [] }, data);
}

/** Five seconds are known of the run and four of the part; at present three are over. */
const RUN: SheetRun = {
  feed: {
    frame: frameAt(3.5),
    points: 5,
    point: (second, place) => (second >= 5 ? NaN : place === POINT_FIELD.p95 ? second + 0.1 : 0),
    lane: () => [],
    subscribe: () => () => undefined,
  },
  inUse: () => undefined,
  askSeries: async () => {
    const data = new Float64Array(4 * PART_POINT_WIDTH);
    for (let second = 0; second < 4; second++)
      data[second * PART_POINT_WIDTH + PART_POINT.p95] = second * 100;
    return { width: PART_POINT_WIDTH, data };
  },
};

function chart(kind: ChartKind, part: ChartedPart | null): ShownChart {
  return { kind, of: part === null ? 'run' : part.ref, part, key: `${kind}` };
}

describe('the figures of charts as a table', () => {
  it('have a row for each second in sight, in full precision, with the known future marked', async () => {
    const sheet = await chartSheet(
      RUN,
      null,
      [chart('p95', null), chart('p95', PAYMENTS), chart('p95', null)],
      { from: 1.5e9, to: 9e9 },
    );
    expect(sheet.text.split('\r\n')).toEqual([
      'time (s),known future,"end to end, p95 (ms)","\'=payments, ""fast"", p95 (ms)"',
      '1,no,1.1,100',
      '2,no,2.1,200',
      '3,yes,3.1,300',
      '4,yes,4.1,',
      '',
    ]);
    expect(sheet).toMatchObject({ seconds: 4, columns: 2 });
  });

  it('end where one of them is not known yet', async () => {
    const late: SheetRun = { ...RUN, askSeries: async () => ({ width: 0, data: new Float64Array(0) }) };
    const sheet = await chartSheet(late, null, [chart('p95', PAYMENTS)], { from: 0, to: 9e9 });
    expect(sheet.seconds).toBe(0);
  });

  it('have a unit for each line that a chart of anything can draw', () => {
    const parts = [
      null,
      { kind: 'node', instances: 3 },
      { kind: 'edge', instances: 0 },
      { kind: 'client', instances: 0 },
    ] as const;
    const labels = parts.flatMap((part) =>
      CHART_KINDS.flatMap((kind) => {
        const content = contentOf(kind, part);
        return content?.draws === 'lines' ? content.load.lines.map(({ label }) => label) : [];
      }),
    );
    expect(new Set(labels).size).toBeGreaterThan(12);
    expect(labels.filter((label) => !(label in UNITS))).toEqual([]);
  });

  it('have all lines of a chart, with a fallback only where there is one', () => {
    const none = { points: 0, present: 0, width: 16, point: () => NaN, subscribe: () => () => undefined };
    const titles = (kind: ChartKind, part: ChartedPart | null, hasFallback = false): string[] =>
      columnsOfChart({ kind, part }, none, hasFallback).map(({ title }) => title.replace(/.*, /, ''));
    expect(titles('outcomes', null)).toHaveLength(4);
    expect(titles('outcomes', null, true)).toHaveLength(5);
    expect(titles('latency', PAYMENTS)).toEqual(['p50 (ms)', 'p95 (ms)', 'p99 (ms)']);
    expect(titles('goodput', null)).toEqual(['goodput (share)', 'amp. (tries a call)']);
    expect(
      columnsOfChart({ kind: 'instances-p95', part: PAYMENTS }, none, false).map(({ title }) => title),
    ).toEqual([`${PAYMENTS.name}, instance 1, p95, ms`, `${PAYMENTS.name}, instance 2, p95, ms`]);
    expect(titles('network', PAYMENTS)).toEqual([]);
  });

  it('go into a file that names scenario, seed and what it is', () => {
    expect(takenName('Payment outage', 27, 'p95 payments / EU', '.csv')).toBe(
      'payment-outage-seed-27-p95-payments-eu.csv',
    );
  });
});
