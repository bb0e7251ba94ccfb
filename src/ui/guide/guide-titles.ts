import type { GuideTopic } from '../../state/guide-topic';

export interface GuideTitle {
  readonly title: string;
  readonly family: GuideFamily;
  /** Other words by which people look for it. */
  readonly words: readonly string[];
}

export type GuideFamily = 'Stop and wait' | 'Limit' | 'Answer otherwise' | 'Choose' | 'Data' | 'The system';

/** All pages of the guide, in the order in which they are listed. */
export const GUIDE_TITLES: Readonly<Record<GuideTopic, GuideTitle>> = {
  'circuit-breaker': {
    title: 'Circuit breaker',
    family: 'Stop and wait',
    words: ['open', 'half-open', 'trip', 'fail fast', 'gate'],
  },
  retry: {
    title: 'Retry',
    family: 'Stop and wait',
    words: ['backoff', 'jitter', 'retry budget', 'Retry-After', 'storm', 'metastable failure'],
  },
  timeout: { title: 'Timeout', family: 'Stop and wait', words: ['give up', 'slow'] },
  deadline: {
    title: 'Deadline',
    family: 'Stop and wait',
    words: ['deadline propagation', 'late', 'overload', 'goodput'],
  },
  bulkhead: {
    title: 'Bulkhead',
    family: 'Limit',
    words: ['concurrency limit', 'semaphore', 'pool', 'isolation', 'queue'],
  },
  'rate-limiter': {
    title: 'Rate limiter',
    family: 'Limit',
    words: ['throttling', 'token bucket', 'leaky bucket', 'sliding window', 'quota', '429'],
  },
  cache: {
    title: 'Cache',
    family: 'Answer otherwise',
    words: ['ttl', 'stale while revalidate', 'stale if error', 'stampede'],
  },
  'single-flight': {
    title: 'Single flight',
    family: 'Answer otherwise',
    words: ['request coalescing', 'collapsing', 'deduplication', 'stampede'],
  },
  fallback: {
    title: 'Fallback',
    family: 'Answer otherwise',
    words: ['default', 'graceful degradation', 'last good answer'],
  },
  hedge: {
    title: 'Hedge',
    family: 'Answer otherwise',
    words: ['hedged request', 'backup request', 'tail latency', 'p99'],
  },
  'load-balancer': {
    title: 'Load balancer',
    family: 'Choose',
    words: ['round robin', 'least connections', 'two random choices', 'consistent hash', 'sticky'],
  },
  'outlier-ejection': {
    title: 'Outlier ejection',
    family: 'Choose',
    words: ['outlier detection', 'gray failure', 'passive health check'],
  },
  instances: {
    title: 'Instances and service discovery',
    family: 'Choose',
    words: ['replicas', 'registry', 'cold start', 'crash', 'restart', 'drain', 'zones'],
  },
  saga: {
    title: 'Saga',
    family: 'Data',
    words: ['compensation', 'orchestration', 'pivot', 'distributed transaction', 'outbox', 'bus'],
  },
  'idempotency-key': {
    title: 'Idempotency key',
    family: 'Data',
    words: ['exactly once', 'at least once', 'double charge', 'duplicate', 'deduplication'],
  },
  aggregate: {
    title: 'Aggregate and optimistic locking',
    family: 'Data',
    words: ['command', 'conflict', 'version', 'lost update', 'concurrency control', 'domain-driven design'],
  },
  'event-store': {
    title: 'Event store',
    family: 'Data',
    words: ['event sourcing', 'stream', 'append', 'snapshot', 'log'],
  },
  'read-model': {
    title: 'Read model (CQRS)',
    family: 'Data',
    words: ['projection', 'eventual consistency', 'lag', 'read your writes', 'poison event', 'rebuild'],
  },
  'database-per-service': {
    title: 'Database per service',
    family: 'Data',
    words: ['ownership', 'shared database', 'dual write', 'bounded context'],
  },
  gateway: {
    title: 'API gateway',
    family: 'The system',
    words: ['edge', 'backend for frontend', 'entry', 'routing'],
  },
  health: {
    title: 'Health',
    family: 'The system',
    words: ['health check', 'degraded', 'failing', 'idle', 'triangle', 'diamond'],
  },
  tracing: {
    title: 'Tracing',
    family: 'The system',
    words: ['trace', 'span', 'waterfall', 'critical path', 'observability'],
  },
};

const KNOWN: readonly string[] = Object.keys(GUIDE_TITLES);

export function isGuideTopic(id: string): id is GuideTopic {
  return KNOWN.includes(id);
}

export const GUIDE_TOPICS: readonly GuideTopic[] = KNOWN.filter(isGuideTopic);
