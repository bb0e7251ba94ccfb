import type { PartRef } from '../../worker/protocol';

/** What a chart can show. Which of them there are follows from what it is of (chart-kinds.ts). */
export const CHART_KINDS = [
  'outcomes',
  'latency',
  'goodput',
  'load',
  'network',
  'rate',
  'p50',
  'p95',
  'p99',
  'waiting',
  'queue',
  'wait',
  'retries',
  'breakers',
  'events',
  'sagas',
  'sagas-open',
  'behind',
  'instances-time',
  'instances-p95',
  'instances-requests',
  'instances-flight',
  'instances-queue',
  'instances-failed',
] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** Of the whole run, of whatever part is selected, or of one part whatever is selected. */
export type ChartOf = 'run' | 'selection' | PartRef;

export interface ChosenChart {
  readonly kind: ChartKind;
  readonly of: ChartOf;
}

const OF_BOTH = ['run', 'selection'] as const;

/** The usual charts, as they are written down. */
export const USUAL_CHARTS: readonly string[] = OF_BOTH.flatMap((of) =>
  ['outcomes', 'latency', of === 'run' ? 'goodput' : 'load'].map((kind) => `${kind} ${of}`),
);

/** Beyond so many nobody finds one, and each costs time with every second. */
export const MOST_CHARTS = 24;

/** "p95 run", "p95 selection", "p95 node payments": its name in preferences, and no two charts of a list have the same. */
export function chartKey({ kind, of }: ChosenChart): string {
  return `${kind} ${typeof of === 'string' ? of : `${of.kind} ${of.id}`}`;
}

/** Undefined for what no version of the page has written. */
export function readChartKey(key: string): ChosenChart | undefined {
  const [, name, scope, id] = /^(\S+) (run|selection|node|edge)(?: (.+))?$/s.exec(key) ?? [];
  const kind = CHART_KINDS.find((one) => one === name);
  if (kind === undefined) return undefined;
  if (scope === 'node' || scope === 'edge')
    return id === undefined ? undefined : { kind, of: { kind: scope, id } };
  const of = OF_BOTH.find((one) => one === scope);
  return of === undefined || id !== undefined ? undefined : { kind, of };
}

/** The charts that were chosen, as far as they can be read; the usual ones when nothing of it can. */
export function readCharts(kept: readonly string[] | null): readonly ChosenChart[] {
  const read = readAll(kept ?? USUAL_CHARTS);
  return read.length === 0 && kept !== null && kept.length > 0 ? readAll(USUAL_CHARTS) : read;
}

function readAll(keys: readonly string[]): ChosenChart[] {
  return [...new Set(keys)].flatMap((key) => readChartKey(key) ?? []).slice(0, MOST_CHARTS);
}
