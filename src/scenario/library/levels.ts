/** How much one should have seen before, from little to much. */
export type Level = 0 | 1 | 2;

const FIRST_STEPS: readonly string[] = [
  'payment-outage',
  'retry-storm',
  'order-saga',
  'projection-lag',
  'cascade',
  'slow-calls',
  'fallbacks',
  'retry-after',
  'bulkhead-isolation',
  'rate-limited-client',
  'stale-if-error',
  'gray-failure',
  'crash-and-restart',
  'database-per-service',
];

const DEEP: readonly string[] = [
  'retry-budget',
  'jitter-race',
  'deadline-propagation',
  'flash-sale',
  'tail-at-scale',
  'two-choices',
  'split-zones',
  'slow-leak',
  'orchestrator-crash',
  'forgotten-keys',
  'timed-out-step',
  'all-steps-compensation',
  'dual-write',
  'oversold',
  'rebuild',
  'enrichment',
];

export function levelOf(id: string): Level {
  if (FIRST_STEPS.includes(id)) return 0;
  return DEEP.includes(id) ? 2 : 1;
}
