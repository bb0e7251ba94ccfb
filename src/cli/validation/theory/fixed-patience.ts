/**
 * M/M/1 where each request would wait for just so long (Barrer 1957): what is left to be done when it arrives has the
 * density rate * idle * exp((rate - serviceRate) x) up to the patience, and nobody adds to it beyond that. The share
 * that leaves without having been served.
 */
export function shareThatLeaves(rate: number, serviceMs: number, patienceMs: number): number {
  const [lambda, mu] = [rate / 1000, 1 / serviceMs];
  const growth = lambda - mu;
  const within = growth === 0 ? patienceMs : (Math.exp(growth * patienceMs) - 1) / growth;
  const beyond = Math.exp(growth * patienceMs) / mu;
  const idle = 1 / (1 + lambda * within + lambda * beyond);
  return lambda * idle * beyond;
}
