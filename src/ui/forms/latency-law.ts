import type { Latency } from '../../scenario/latency';

/** How the times of a latency are spread: what its drawing and the words under it are made from. */
export interface LatencyLaw {
  /** The share of times that are at most so long. */
  readonly below: (ms: number) => number;
  /** So many times are at most this long, in ms. */
  readonly quantile: (share: number) => number;
}

export function latencyLaw(latency: Latency): LatencyLaw {
  const below = shareBelow(latency);
  return { below, quantile: (share) => solve(below, share) };
}

function shareBelow(latency: Latency): (ms: number) => number {
  switch (latency.kind) {
    case 'constant':
      return (ms) => (ms >= latency.ms ? 1 : 0);
    case 'uniform': {
      const { fromMs, toMs } = latency;
      return (ms) => (ms >= toMs ? 1 : Math.max(0, (ms - fromMs) / (toMs - fromMs)));
    }
    case 'exponential':
      return (ms) => erlangBelow(ms / latency.meanMs, 1);
    case 'erlang':
      return (ms) => erlangBelow((ms / latency.meanMs) * latency.shape, latency.shape);
    case 'lognormal':
      return lognormalBelow(...logMoments(latency));
    case 'pareto':
      return (ms) => (ms <= latency.leastMs ? 0 : 1 - (latency.leastMs / ms) ** latency.alpha);
    case 'mixture': {
      const [usual, rare] = [shareBelow(latency.usual), shareBelow(latency.rare)];
      return (ms) => usual(ms) + (rare(ms) - usual(ms)) * latency.rareShare;
    }
  }
}

/** The sum of so many exponential stages of mean 1. */
function erlangBelow(x: number, stages: number): number {
  if (x <= 0) return 0;
  let logTerm = -x;
  let above = 0;
  for (let stage = 1; stage <= stages; stage++) {
    above += Math.exp(logTerm);
    logTerm += Math.log(x / stage);
  }
  return 1 - Math.min(1, above);
}

/** How many standard deviations the 95th percentile lies above the median. */
const P95 = 1.6448536;

/** Mean and standard deviation of the logarithm. */
function logMoments(latency: Extract<Latency, { kind: 'lognormal' }>): [number, number] {
  if ('medianMs' in latency) {
    return [Math.log(latency.medianMs), Math.log(latency.p95Ms / latency.medianMs) / P95];
  }
  const variance = Math.log(1 + latency.cv ** 2);
  return [Math.log(latency.meanMs) - variance / 2, Math.sqrt(variance)];
}

function lognormalBelow(mean: number, deviation: number): (ms: number) => number {
  return (ms) => {
    const above = Math.log(ms) - mean;
    // Without any spread it always takes the median.
    if (!(deviation > 1e-9)) return above >= -1e-9 ? 1 : 0;
    return normalBelow(above / deviation);
  };
}

/** The normal distribution to seven digits (Abramowitz and Stegun 26.2.17): a drawing shows three. */
function normalBelow(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - tail : tail;
}

/** Half of the way lies inside after so many steps: to a digit more than a figure shows. */
const HALVINGS = 50;

function solve(below: (ms: number) => number, share: number): number {
  let high = 1e-3;
  while (below(high) < share && high < 1e9) high *= 2;
  let low = 0;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (below(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}
