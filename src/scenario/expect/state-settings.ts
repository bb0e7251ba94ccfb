/** What a part can be: a circuit breaker, a node as a whole, one of its instances. */
export const states = {
  breaker: ['open', 'half-open', 'closed'],
  node: ['shedding', 'calm'],
  instance: ['up', 'starting', 'draining', 'stopped', 'crashed', 'hung'],
} as const;
