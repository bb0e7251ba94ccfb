import type { FaultKind } from './fault-settings';

/** What each kind of fault is called, and what it does, in a few words. */
export const faultKinds = {
  degraded: { label: 'Errors and slowness', on: 'nodes' },
  crash: { label: 'Crash', on: 'nodes' },
  hang: { label: 'Hang', on: 'nodes' },
  capacity: { label: 'Fewer workers', on: 'nodes' },
  'fail-first': { label: 'First requests fail', on: 'nodes' },
  network: { label: 'Bad network', on: 'edges' },
  partition: { label: 'Partition', on: 'edges' },
} as const satisfies Record<FaultKind, { readonly label: string; readonly on: 'nodes' | 'edges' }>;
