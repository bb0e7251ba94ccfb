import type { FaultKind } from './fault-settings';

/** What each kind of fault is called, what it acts on, and whether it can act in part: one that cannot has no ramps. */
export const faultKinds = {
  degraded: { label: 'Errors and slowness', on: 'nodes', grows: true },
  crash: { label: 'Crash', on: 'nodes', grows: false },
  hang: { label: 'Hang', on: 'nodes', grows: false },
  capacity: { label: 'Fewer workers', on: 'nodes', grows: true },
  'fail-first': { label: 'First requests fail', on: 'nodes', grows: false },
  'crash-at-work': { label: 'Crashes at work', on: 'nodes', grows: true },
  network: { label: 'Bad network', on: 'edges', grows: true },
  partition: { label: 'Partition', on: 'edges', grows: false },
} as const satisfies Record<
  FaultKind,
  { readonly label: string; readonly on: 'nodes' | 'edges'; readonly grows: boolean }
>;
