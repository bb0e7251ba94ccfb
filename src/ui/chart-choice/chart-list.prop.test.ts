import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePreferences } from '../../state/read-preferences';
import {
  CHART_KINDS,
  chartKey,
  MOST_CHARTS,
  readChartKey,
  readCharts,
  USUAL_CHARTS,
  type ChosenChart,
} from './chart-list';
import { neighbour, withChart, withChartAt, withChartOf, withoutChart, type KeptCharts } from './rearranged';

const id = fc.string({ minLength: 1, unit: 'binary' });
const of = fc.oneof(
  fc.constantFrom('run' as const, 'selection' as const),
  fc.record({ kind: fc.constantFrom('node' as const, 'edge' as const), id }),
);
const chart: fc.Arbitrary<ChosenChart> = fc.record({ kind: fc.constantFrom(...CHART_KINDS), of });
const key = chart.map(chartKey);
const kept: fc.Arbitrary<KeptCharts> = fc.option(fc.uniqueArray(key, { maxLength: 40 }));
const keysOf = (charts: KeptCharts): string[] => readCharts(charts).map(chartKey);

describe('the list of charts', () => {
  it('reads what it wrote, whatever parts are called', () => {
    fc.assert(
      fc.property(chart, (one) => {
        expect(readChartKey(chartKey(one))).toEqual(one);
      }),
    );
  });

  it('is made of known charts, each once and not too many, whatever was kept', () => {
    fc.assert(
      fc.property(fc.json(), fc.array(fc.oneof(key, fc.string())), (json, keys) => {
        for (const text of [json, `{"charts":${json}}`, JSON.stringify({ charts: keys })]) {
          const charts = keysOf(parsePreferences(text).charts);
          expect(charts.length).toBeLessThanOrEqual(MOST_CHARTS);
          expect(new Set(charts).size).toBe(charts.length);
          expect(charts.every((one) => readChartKey(one) !== undefined)).toBe(true);
        }
      }),
    );
  });

  it('takes the usual charts when nothing was kept or nothing of it can be read, and none when none was chosen', () => {
    expect(keysOf(null)).toEqual(USUAL_CHARTS);
    expect(keysOf(['p97 run', 'latency', 'p95 node', 'load run x'])).toEqual(USUAL_CHARTS);
    expect(keysOf([])).toEqual([]);
    expect(keysOf(['p97 run', 'p95 node payments'])).toEqual(['p95 node payments']);
  });

  it('has what was added at its end, and is as before when that is hidden again', () => {
    fc.assert(
      fc.property(kept, key, (before, added) => {
        const keys = keysOf(before);
        const after = withChart(before, added);
        if (keys.includes(added) || keys.length >= MOST_CHARTS) expect(after).toEqual(keys);
        else {
          expect(after).toEqual([...keys, added]);
          expect(withoutChart(after, added)).toEqual(keys);
        }
      }),
    );
  });

  it('keeps all charts when one is moved, and has it where the other was', () => {
    fc.assert(
      fc.property(kept, fc.nat(), fc.nat(), (before, a, b) => {
        const keys = keysOf(before);
        fc.pre(keys.length > 0);
        const [moved, other] = [keys[a % keys.length], keys[b % keys.length]];
        const after = withChartAt(before, moved, other);
        expect(after.toSorted()).toEqual(keys.toSorted());
        expect(after.indexOf(moved)).toBe(keys.indexOf(other));
        const rest = (all: readonly string[]): string[] => all.filter((one) => one !== moved);
        expect(rest(after)).toEqual(rest(keys));
      }),
    );
  });

  it('moves past what is not in sight, and back again', () => {
    const keys = ['p50 run', 'p95 selection', 'p99 run'];
    const inSight = ['p50 run', 'p99 run'];
    expect(neighbour(inSight, 'p50 run', 1)).toBe('p99 run');
    expect(neighbour(inSight, 'p50 run', -1)).toBeUndefined();
    expect(neighbour(inSight, 'p99 run', 1)).toBeUndefined();
    expect(neighbour(inSight, 'p95 selection', 1)).toBeUndefined();
    expect(withChartAt(keys, 'p50 run', 'p99 run')).toEqual(['p95 selection', 'p99 run', 'p50 run']);
    expect(withChartAt(keys, 'p50 run', 'gone')).toEqual(keys);
  });

  it('pins a chart in its place, and makes one of two that would be the same', () => {
    const payments = { kind: 'node', id: 'payments' } as const;
    expect(withChartOf(['p50 run', 'p95 selection', 'p99 run'], 'p95 selection', payments)).toEqual([
      'p50 run',
      'p95 node payments',
      'p99 run',
    ]);
    expect(withChartOf(['p95 run', 'p99 run', 'p95 selection'], 'p95 selection', 'run')).toEqual([
      'p95 run',
      'p99 run',
    ]);
    expect(withChartOf(['p95 run'], 'gone', 'run')).toEqual(['p95 run']);
  });
});
