import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { chartedPart } from '../charts/charted-part';
import { LOADS } from '../charts/load-lines';
import { contentOf, kindLabel, kindsOf, whyNone } from './chart-kinds';
import { CHART_KINDS, readCharts } from './chart-list';
import { hasBothGroups, shownCharts } from './shown-charts';

const scenario = shopScenario();
const payments = chartedPart(scenario, { kind: 'node', id: 'payments' });
const edge = { kind: 'edge', instances: 0 } as const;
const node = { kind: 'node', instances: 1 } as const;
const labels = (of: Parameters<typeof kindsOf>[0]): string[] =>
  kindsOf(of).map((kind) => kindLabel(kind, of));

describe('figures of charts', () => {
  it('are those that there are of the run, a call, a client, a node and one of several instances', () => {
    const percentiles = ['p50', 'p95', 'p99'];
    expect(labels(null)).toEqual([
      'Outcomes',
      'Latency: p50, p95, p99',
      'Goodput, amplification',
      'Rate',
      ...percentiles,
      'Waiting for an answer',
      'Breakers: open, half-open',
      'Events',
      'Sagas: begun, done, undone',
      'Sagas under way',
      'Read models: events behind',
    ]);
    expect(labels(edge)).toEqual([
      'Calls by outcome',
      'Latency: p50, p95, p99',
      'In flight',
      'Network',
      'Rate',
      ...percentiles,
      'Retries',
      'Breakers: open, half-open',
    ]);
    expect(kindsOf({ kind: 'client', instances: 0 })).toEqual([
      'outcomes',
      'latency',
      'load',
      'rate',
      ...percentiles,
    ]);
    const ofNode = ['outcomes', 'latency', 'load', 'rate', ...percentiles, 'queue', 'wait'];
    expect(kindsOf(node)).toEqual(ofNode);
    expect(kindsOf({ ...node, instances: 3 })).toEqual([
      ...ofNode,
      ...CHART_KINDS.filter((kind) => kind.startsWith('instances-')),
    ]);
  });

  it('are drawn as what they are', () => {
    expect(contentOf('load', node)).toMatchObject({ draws: 'lines', load: LOADS.node });
    expect(contentOf('breakers', null)).toMatchObject({ from: 'breakers' });
    expect(contentOf('goodput', node)).toBeUndefined();
  });

  it('say why there is none, each kind that some part has not', () => {
    const everywhere = kindsOf(null).filter(
      (kind) => kindsOf(node).includes(kind) && kindsOf(edge).includes(kind),
    );
    for (const kind of CHART_KINDS) {
      if (everywhere.includes(kind) || kind === 'load') continue;
      expect.soft(whyNone(kind), kind).toMatch(/^Only /);
    }
  });
});

describe('the charts that are shown', () => {
  const list = readCharts(['p95 run', 'p95 selection', 'p95 node orders', 'p95 node gone']);
  const keys = (...of: [typeof payments, 'run' | 'part' | 'both']): string[] =>
    shownCharts(list, scenario, ...of).map(({ key }) => key);

  it('are those of the run, of the selection, or both; one that is pinned always is', () => {
    expect(keys(payments, 'both')).toEqual(['p95 run', 'p95 selection', 'p95 node orders']);
    expect(keys(payments, 'run')).toEqual(['p95 run', 'p95 node orders']);
    expect(keys(payments, 'part')).toEqual(['p95 selection', 'p95 node orders']);
    expect(keys(null, 'both')).toEqual(['p95 run', 'p95 node orders']);
  });

  it('leave nothing to choose between where there are those of one only', () => {
    expect(hasBothGroups(list)).toBe(true);
    expect(hasBothGroups(readCharts(['p95 run', 'p95 node orders']))).toBe(false);
  });
});
