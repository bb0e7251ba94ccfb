import type { Room } from '../shell/breakpoints';
import type { ChartedPart } from './charted-part';

export const CHART_NAMES = [
  { value: 'outcomes', label: 'Outcomes' },
  { value: 'latency', label: 'Latency' },
  { value: 'goodput', label: 'Goodput' },
] as const;

/** Of a part the third chart tells how full it was. */
export type ChartName = (typeof CHART_NAMES)[number]['value'];

const LOAD_LABELS = { edge: 'In flight', node: 'Workers', client: 'Waiting' } as const;

export function partChartNames(
  kind: ChartedPart['kind'],
): readonly { readonly value: ChartName; readonly label: string }[] {
  return [
    { value: 'outcomes', label: kind === 'edge' ? 'Calls' : 'Requests' },
    { value: 'latency', label: 'Latency' },
    { value: 'goodput', label: LOAD_LABELS[kind] },
  ];
}

/** Whether there is room for one chart only. */
export function isSingle(room: Room): boolean {
  return room === 'phone' || room === 'narrow';
}
