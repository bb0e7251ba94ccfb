import type { PatternId } from '../patterns/registry';

/** What the guide has a page about: every pattern of the registry, and what else the laboratory knows. */
export type GuideTopic =
  | PatternId
  | 'deadline'
  | 'saga'
  | 'idempotency-key'
  | 'aggregate'
  | 'event-store'
  | 'read-model'
  | 'database-per-service'
  | 'gateway'
  | 'instances'
  | 'health'
  | 'tracing';
