/**
 * One server with exponential service and arrivals that are no Poisson process (GI/M/1): whoever arrives waits with a
 * chance sigma, the smaller root of sigma = A(serviceRate (1 - sigma)), where A is the transform of the time between
 * two arrivals. Times in ms.
 */
export interface RegularQueue {
  readonly waitShare: number;
  readonly meanWait: number;
  readonly meanTotal: number;
  /** The total is exponential. */
  readonly quantile: (q: number) => number;
}

/** Arrivals at even distances: D/M/1. */
export function evenArrivals(betweenMs: number, serviceMs: number): RegularQueue {
  return fromTransform((s) => Math.exp(-s * betweenMs), serviceMs);
}

/** Every so manyth of a Poisson stream: what one of several instances gets that are asked in turn. E_n/M/1. */
export function everyNth(rate: number, instances: number, serviceMs: number): RegularQueue {
  const lambda = rate / 1000;
  return fromTransform((s) => (lambda / (lambda + s)) ** instances, serviceMs);
}

function fromTransform(transform: (s: number) => number, serviceMs: number): RegularQueue {
  let sigma = 0;
  for (let step = 0; step < 10_000; step++) sigma = transform((1 - sigma) / serviceMs);
  const meanTotal = serviceMs / (1 - sigma);
  return {
    waitShare: sigma,
    meanWait: meanTotal - serviceMs,
    meanTotal,
    quantile: (q) => -meanTotal * Math.log(1 - q),
  };
}
