import { PART_POINT, POINT_FIELD } from '../../worker/frame';
import { count, share } from '../figures';
import { highest } from '../charts/buckets';
import type { ChartedPart } from '../charts/charted-part';
import { INSTANCE_FIGURES, type InstanceFigure } from '../charts/instance-figures';
import { level, LOADS, retries, type Load, type LoadLine } from '../charts/load-lines';
import type { PointField } from '../charts/points-source';
import { BREAKERS_POINT } from './breaker-source';
import { CHART_KINDS, type ChartKind } from './chart-list';
import { DATA_LOADS, isOfData } from './data-charts';
import { WAITING } from './waiting-source';

/** What a chart is of, as far as that decides which figures there are; null: the whole run. */
export type Charted = Pick<ChartedPart, 'kind' | 'instances'> | null;

/** Where the figures of lines come from: the seconds of a run or part, what follows from them or from breakers, or data. */
export type SecondsOf = 'seconds' | 'waiting' | 'breakers' | 'data';

/** What a chart of a kind draws of something; undefined where there is no such figure. */
export type ChartContent =
  | { readonly draws: 'outcomes' | 'latency' | 'goodput' }
  | { readonly draws: 'lines'; readonly load: Load; readonly from: SecondsOf }
  | { readonly draws: 'instances'; readonly figure: InstanceFigure };

const PERCENTILES = ['p50', 'p95', 'p99'] as const;
type Percentile = (typeof PERCENTILES)[number];

export function contentOf(kind: ChartKind, charted: Charted): ChartContent | undefined {
  switch (kind) {
    case 'outcomes':
    case 'latency':
      return { draws: kind };
    case 'goodput':
      return charted === null ? { draws: kind } : undefined;
    default: {
      const load = loadOf(kind, charted);
      if (load !== undefined) return { draws: 'lines', load, from: secondsOf(kind) };
      const figure = figureOf(kind, charted);
      return figure && { draws: 'instances', figure };
    }
  }
}

/** All that can be shown of something, in the order of the list. */
export function kindsOf(charted: Charted): readonly ChartKind[] {
  return CHART_KINDS.filter((kind) => contentOf(kind, charted) !== undefined);
}

function secondsOf(kind: ChartKind): SecondsOf {
  if (kind === 'waiting' || kind === 'breakers') return kind;
  return isOfData(kind) ? 'data' : 'seconds';
}

function loadOf(kind: ChartKind, charted: Charted): Load | undefined {
  switch (kind) {
    case 'load':
      return charted === null ? undefined : LOADS[charted.kind];
    case 'network':
      return charted?.kind === 'edge' ? LOADS.network : undefined;
    case 'rate':
      return rateOf(charted);
    case 'p50':
    case 'p95':
    case 'p99':
      return percentileOf(kind, charted);
    case 'waiting':
      return charted === null ? WAITS : undefined;
    case 'queue':
      return charted?.kind === 'node' ? single('queued', 'queued', PART_POINT.queued) : undefined;
    case 'wait':
      return charted?.kind === 'node' ? WAIT : undefined;
    case 'retries':
      return charted?.kind === 'edge' ? single('retries per second', 'retries', retries) : undefined;
    case 'breakers':
      return charted === null || charted.kind === 'edge' ? BREAKERS : undefined;
    case 'events':
    case 'sagas':
    case 'sagas-open':
    case 'behind':
      return charted === null ? DATA_LOADS[kind] : undefined;
    default:
      return undefined;
  }
}

function single(title: string, label: string, field: PointField, line: Partial<LoadLine> = {}): Load {
  return { title, lines: [{ ...level(label, 'heavy', field), ...line }] };
}

const whole = (value: number): string => (Number.isNaN(value) ? '–' : count(Math.round(value)));

function rateOf(charted: Charted): Load {
  const what = charted?.kind === 'edge' ? 'calls' : 'requests';
  const place = charted === null ? POINT_FIELD.asked : PART_POINT.asked;
  return single(`${what} asked per second`, 'asked', place, { format: whole });
}

function percentileOf(percentile: Percentile, charted: Charted): Load {
  const place = charted === null ? POINT_FIELD[percentile] : PART_POINT[percentile];
  return single(`latency, ${percentile}, ms`, percentile, place, { fold: highest });
}

const WAIT = single('wait for a worker, ms', 'wait', PART_POINT.meanWait, { fold: highest });
const WAITS = single('waiting for an answer', 'waiting', WAITING, { format: whole });

const percent = (value: number): string => share(value / 100);

const BREAKERS: Load = {
  title: 'breakers, % of the time',
  lines: [
    { ...level('open', 'heavy', BREAKERS_POINT.open), format: percent },
    { ...level('half-open', 'dashed', BREAKERS_POINT.halfOpen), format: percent },
  ],
};

function figureOf(kind: ChartKind, charted: Charted): InstanceFigure | undefined {
  if (charted === null || charted.kind !== 'node' || charted.instances < 2) return undefined;
  switch (kind) {
    case 'instances-time':
      return INSTANCE_FIGURES.time;
    case 'instances-p95':
      return INSTANCE_FIGURES.p95;
    case 'instances-requests':
      return INSTANCE_FIGURES.requests;
    case 'instances-flight':
      return INSTANCE_FIGURES.flight;
    case 'instances-queue':
      return INSTANCE_FIGURES.queue;
    case 'instances-failed':
      return INSTANCE_FIGURES.failed;
    default:
      return undefined;
  }
}

const LABELS: Readonly<Record<Exclude<ChartKind, 'load' | 'outcomes'>, string>> = {
  latency: 'Latency: p50, p95, p99',
  goodput: 'Goodput, amplification',
  network: 'Network',
  rate: 'Rate',
  p50: 'p50',
  p95: 'p95',
  p99: 'p99',
  waiting: 'Waiting for an answer',
  queue: 'Queue',
  wait: 'Wait for a worker',
  retries: 'Retries',
  breakers: 'Breakers: open, half-open',
  events: 'Events',
  sagas: 'Sagas: begun, done, undone',
  'sagas-open': 'Sagas under way',
  behind: 'Read models: events behind',
  'instances-time': 'Instances: mean time',
  'instances-p95': 'Instances: p95',
  'instances-requests': 'Instances: requests',
  'instances-flight': 'Instances: in flight',
  'instances-queue': 'Instances: queued',
  'instances-failed': 'Instances: failed',
};

const LOAD_LABELS = { edge: 'In flight', node: 'Workers', client: 'Waiting' } as const;

/** How lists name a figure: what a part is like under load has a name of its own for each kind of part. */
export function kindLabel(kind: ChartKind, charted: Charted): string {
  if (kind === 'load') return charted === null ? 'Load' : LOAD_LABELS[charted.kind];
  if (kind !== 'outcomes') return LABELS[kind];
  if (charted === null) return 'Outcomes';
  return charted.kind === 'edge' ? 'Calls by outcome' : 'Requests by outcome';
}

/** Why there is no chart of a figure, for the place where it would be. */
export function whyNone(kind: ChartKind): string {
  if (kind.startsWith('instances-')) return 'Only a service with several instances has this figure.';
  switch (kind) {
    case 'network':
    case 'retries':
      return 'Only a call has this figure. Select one.';
    case 'queue':
    case 'wait':
      return 'Only a node with workers has this figure. Select one.';
    case 'breakers':
      return 'Only a call has breakers. Select one.';
    case 'goodput':
    case 'waiting':
    case 'events':
    case 'sagas':
    case 'sagas-open':
    case 'behind':
      return 'Only the whole system has this figure.';
    default:
      return 'There is no such figure of this part.';
  }
}
