import type { Room } from '../shell/breakpoints';

export const CHART_NAMES = [
  { value: 'outcomes', label: 'Outcomes' },
  { value: 'latency', label: 'Latency' },
  { value: 'goodput', label: 'Goodput' },
] as const;

export type ChartName = (typeof CHART_NAMES)[number]['value'];

/** Whether there is room for one chart only. */
export function isSingle(room: Room): boolean {
  return room === 'phone' || room === 'narrow';
}
