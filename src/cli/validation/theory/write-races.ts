/**
 * Writes to one key where only the first to end has its way: after each success all that are under way have lost, and
 * only those who begin from then on count. The time to the next success is longer than t with the chance
 * exp(-rate * integral of F from 0 to t), F being the distribution of the work. The share that loses, for Poisson
 * arrivals; times in ms.
 */
export function lostToConstantWork(rate: number, workMs: number): number {
  const lambda = rate / 1000;
  // A counter that is dead for so long after each event that it counts.
  return (lambda * workMs) / (1 + lambda * workMs);
}

export function lostToExponentialWork(rate: number, workMs: number): number {
  const lambda = rate / 1000;
  const longerThan = (t: number): number => Math.exp(-lambda * (t - workMs * (1 - Math.exp(-t / workMs))));
  return 1 - 1 / (lambda * integral(longerThan, workMs + 60 / lambda));
}

/** Shares of keys 1 to n that fall with the key to the power of minus `skew`. */
export function keyShares(keys: number, skew: number): readonly number[] {
  const weights = Array.from({ length: keys }, (_, index) => (index + 1) ** -skew);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

const STEPS = 100_000;

/** By Simpson's rule, from 0 to `end`. */
function integral(value: (x: number) => number, end: number): number {
  const width = end / STEPS;
  let sum = value(0) + value(end);
  for (let step = 1; step < STEPS; step++) sum += value(step * width) * (step % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}
