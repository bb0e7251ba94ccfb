import { PART_POINT, POINT_FIELD } from '../../worker/frame';
import { count, factor, milliseconds, share, UNKNOWN } from '../figures';
import type { ChartedPart } from './charted-part';
import { instancesIn, placeOf, type InstanceSource } from './instance-lines';
import { LOADS, type LoadLine } from './load-lines';
import type { InstanceFigure } from './instance-figures';
import type { PointField } from './points-source';

/** A figure of each second in the table of a chart. */
export interface Column {
  readonly title: string;
  readonly field: PointField;
  readonly format: (value: number) => string;
}

const whole = (value: number): string => (Number.isNaN(value) ? UNKNOWN : count(Math.round(value)));

const FALLBACK = 'Fallback';

/** Without what no request of the scenario can end in. */
export function shownColumns(columns: readonly Column[], hasFallback: boolean): readonly Column[] {
  return hasFallback ? columns : columns.filter(({ title }) => title !== FALLBACK);
}

export const RUN_COLUMNS: readonly Column[] = [
  { title: 'Asked', field: POINT_FIELD.asked, format: whole },
  { title: 'Served', field: POINT_FIELD.served, format: whole },
  { title: FALLBACK, field: POINT_FIELD.fallback, format: whole },
  { title: 'Late', field: POINT_FIELD.late, format: whole },
  { title: 'Rejected', field: POINT_FIELD.rejected, format: whole },
  { title: 'Failed', field: POINT_FIELD.failed, format: whole },
  { title: 'p50', field: POINT_FIELD.p50, format: milliseconds },
  { title: 'p95', field: POINT_FIELD.p95, format: milliseconds },
  { title: 'p99', field: POINT_FIELD.p99, format: milliseconds },
  { title: 'Goodput', field: POINT_FIELD.goodput, format: share },
  { title: 'Amplification', field: POINT_FIELD.amplification, format: factor },
];

const PART_COLUMNS: readonly Column[] = [
  { title: 'Asked', field: PART_POINT.asked, format: whole },
  { title: 'Served', field: PART_POINT.served, format: whole },
  { title: FALLBACK, field: PART_POINT.fallback, format: whole },
  { title: 'Rejected', field: PART_POINT.rejected, format: whole },
  { title: 'Failed', field: PART_POINT.failed, format: whole },
  { title: 'p50', field: PART_POINT.p50, format: milliseconds },
  { title: 'p95', field: PART_POINT.p95, format: milliseconds },
  { title: 'p99', field: PART_POINT.p99, format: milliseconds },
];

/** The columns that all parts have, then how full a part of this kind was, and of an edge what its network did. */
export function partColumns(kind: ChartedPart['kind']): readonly Column[] {
  const loads = kind === 'edge' ? [LOADS.edge, LOADS.network] : [LOADS[kind]];
  return [...PART_COLUMNS, ...loads.flatMap(({ lines }) => lines).map(columnOf)];
}

function columnOf({ label, field, format }: LoadLine): Column {
  return { title: `${label.charAt(0).toUpperCase()}${label.slice(1)}`, field, format };
}

/** More of them nobody reads. */
const MOST_INSTANCES = 100;

/** One figure of each instance of a node. */
export function instanceColumns(source: InstanceSource, figure: InstanceFigure): readonly Column[] {
  return Array.from({ length: Math.min(MOST_INSTANCES, instancesIn(source)) }, (_, instance) => ({
    title: `Instance ${instance + 1}`,
    field: placeOf(instance, figure),
    format: figure.format,
  }));
}
