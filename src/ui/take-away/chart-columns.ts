import { PART_POINT, POINT_FIELD } from '../../worker/frame';
import { contentOf } from '../chart-choice/chart-kinds';
import type { ShownChart } from '../chart-choice/shown-charts';
import { instancesIn, placeOf, type InstanceSource } from '../charts/instance-lines';
import { OUTCOMES, PART_OUTCOMES, RUN_OUTCOMES } from '../charts/outcomes';
import { pointAt, type PointField } from '../charts/points-source';
import { withUnit } from './column-units';

/** One line of a chart as a column: what it is, in words, and its figure of each second. */
export interface ChartColumn {
  readonly title: string;
  readonly at: (second: number) => number;
}

const PERCENTILES = ['p50', 'p95', 'p99'] as const;

/** All that a chart draws, each line a column. `hasFallback`: requests may end in one. */
export function columnsOfChart(
  { kind, part }: Pick<ShownChart, 'kind' | 'part'>,
  seconds: InstanceSource,
  hasFallback: boolean,
): readonly ChartColumn[] {
  const content = contentOf(kind, part);
  if (content === undefined) return [];
  const whose = part === null ? 'end to end' : part.name;
  const column = (label: string, field: PointField): ChartColumn => ({
    title: `${whose}, ${withUnit(label)}`,
    at: (second) => pointAt(seconds, second, field),
  });
  switch (content.draws) {
    case 'outcomes': {
      const fields = part === null ? RUN_OUTCOMES : PART_OUTCOMES;
      return OUTCOMES.flatMap((outcome) => {
        const field = fields[outcome];
        return field === undefined || (outcome === 'fallback' && !hasFallback) ? [] : column(outcome, field);
      });
    }
    case 'latency': {
      const fields = part === null ? POINT_FIELD : PART_POINT;
      return PERCENTILES.map((percentile) => column(percentile, fields[percentile]));
    }
    case 'goodput':
      return [column('goodput', POINT_FIELD.goodput), column('amp.', POINT_FIELD.amplification)];
    case 'lines':
      return content.load.lines.map(({ label, field }) => column(label, field));
    case 'instances': {
      const { figure } = content;
      return Array.from({ length: instancesIn(seconds) }, (_, instance) => ({
        title: `${whose}, instance ${instance + 1}, ${figure.label}`,
        at: (second) => seconds.point(second, placeOf(instance, figure)),
      }));
    }
  }
}
