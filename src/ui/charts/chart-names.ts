import type { Room } from '../shell/breakpoints';
import type { ChartedPart } from './charted-part';
import { viewsOf, type PartView } from './part-views';

export const CHART_NAMES = [
  { value: 'outcomes', label: 'Outcomes' },
  { value: 'latency', label: 'Latency' },
  { value: 'goodput', label: 'Goodput' },
] as const;

/** Of a part the third chart tells how full it was, or what else was chosen of it. */
export type ChartName = (typeof CHART_NAMES)[number]['value'];

export function partChartNames(
  part: Pick<ChartedPart, 'kind' | 'instances'>,
  view: PartView,
): readonly { readonly value: ChartName; readonly label: string }[] {
  const last = viewsOf(part).find(({ value }) => value === view);
  return [
    { value: 'outcomes', label: part.kind === 'edge' ? 'Calls' : 'Requests' },
    { value: 'latency', label: 'Latency' },
    { value: 'goodput', label: last?.label ?? '' },
  ];
}

/** Whether there is room for one chart only. */
export function isSingle(room: Room): boolean {
  return room === 'phone' || room === 'narrow';
}
