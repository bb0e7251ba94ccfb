import { chartKey, MOST_CHARTS, readCharts, type ChartOf } from './chart-list';

/** The charts that are kept, by their keys; null: the usual ones. */
export type KeptCharts = readonly string[] | null;

function keysOf(kept: KeptCharts): readonly string[] {
  return readCharts(kept).map(chartKey);
}

/** At the end of the list; one that is there already stays where it is. */
export function withChart(kept: KeptCharts, key: string): readonly string[] {
  const keys = keysOf(kept);
  return keys.includes(key) || keys.length >= MOST_CHARTS ? keys : [...keys, key];
}

export function withoutChart(kept: KeptCharts, key: string): readonly string[] {
  return keysOf(kept).filter((one) => one !== key);
}

/** The chart where another one is, which makes room for it: those in between move up. */
export function withChartAt(kept: KeptCharts, key: string, other: string): readonly string[] {
  const keys = keysOf(kept);
  const [from, to] = [keys.indexOf(key), keys.indexOf(other)];
  if (from === -1 || to === -1 || from === to) return keys;
  return keys.toSpliced(from, 1).toSpliced(to, 0, key);
}

/** The same figure of something else. When that is shown already, the two become one. */
export function withChartOf(kept: KeptCharts, key: string, of: ChartOf): readonly string[] {
  const charts = readCharts(kept);
  const chart = charts.find((one) => chartKey(one) === key);
  if (chart === undefined) return keysOf(kept);
  const wanted = chartKey({ kind: chart.kind, of });
  return [...new Set(keysOf(kept).map((one) => (one === key ? wanted : one)))];
}

/** The neighbour of a chart among those that are in sight; undefined at the ends. */
export function neighbour(shown: readonly string[], key: string, by: 1 | -1): string | undefined {
  const at = shown.indexOf(key);
  return at === -1 || at + by < 0 ? undefined : shown[at + by];
}
