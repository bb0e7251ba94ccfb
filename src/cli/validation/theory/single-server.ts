import type { Distribution } from '../../../sim/model';
import { stationFigures, stationary } from './birth-death';
import { momentsOf } from './moments';

/** Queues of one server with Poisson arrivals. Rates are per second, times in ms. */

/** The mean wait by Pollaczek and Khinchine, whatever the service. */
export function meanWait(rate: number, service: Distribution): number {
  const { mean, square } = momentsOf(service);
  return ((rate / 1000) * square) / (2 * (1 - (rate / 1000) * mean));
}

/**
 * The mean waits by priority, the most important first, when nobody who is served is interrupted (Cobham 1954). All
 * have the same service.
 */
export function meanWaitsByPriority(rates: readonly number[], service: Distribution): readonly number[] {
  const { mean, square } = momentsOf(service);
  const all = rates.reduce((sum, rate) => sum + rate, 0);
  const rest = ((all / 1000) * square) / 2;
  let above = 0;
  return rates.map((rate) => {
    const withThis = above + (rate / 1000) * mean;
    const wait = rest / ((1 - above) * (1 - withThis));
    above = withThis;
    return wait;
  });
}

/**
 * The mean square of the total time of the most important, in M/M/1 with priorities: they wait when anybody is served,
 * and then as long as in M/M/1 with none but themselves.
 */
export function firstClassSquare(rates: readonly number[], serviceMs: number): number {
  const all = rates.reduce((sum, rate) => sum + rate, 0);
  const own = serviceMs / (1 - (rates[0] / 1000) * serviceMs);
  const wait = (all / 1000) * serviceMs * own;
  return 2 * wait * own + 2 * wait * serviceMs + 2 * serviceMs * serviceMs;
}

/**
 * M/M/1/K where those of a first class put others out of a full queue, and are only turned away when it is full of
 * themselves. The share of each of two classes that is turned away; all have the same rate of service.
 */
export function lossByPriority(
  [first, second]: readonly [number, number],
  serviceRate: number,
  queueRoom: number,
): readonly [number, number] {
  const { rejected, idle } = stationFigures({
    rate: first + second,
    serviceRate,
    servers: 1,
    room: queueRoom + 1,
  });
  const own = stationary({ up: () => first, down: () => serviceRate, most: queueRoom });
  const ofFirst = (1 - idle) * own[queueRoom];
  return [ofFirst, ((first + second) * rejected - first * ofFirst) / second];
}

/**
 * The mean square of the total time in M/M/1, for the order of arrival and for the newest first: the wait of the last
 * one has the same mean, and a mean square that is larger by 1 / (1 - load).
 */
export function totalSquares(
  rate: number,
  serviceMs: number,
): { readonly fifo: number; readonly lifo: number } {
  const load = (rate / 1000) * serviceMs;
  const total = serviceMs / (1 - load);
  const wait = total - serviceMs;
  const withWaitSquare = (square: number): number =>
    square + 2 * wait * serviceMs + 2 * serviceMs * serviceMs;
  const waitSquare = load * 2 * total * total;
  return { fifo: withWaitSquare(waitSquare), lifo: withWaitSquare(waitSquare / (1 - load)) };
}

/** Requests that come in twos with this chance, both to the one server: M^X/M/1. The mean number present. */
export function presentWithTwins(rate: number, serviceMs: number, twinShare: number): number {
  const mean = 1 + twinShare;
  const square = 1 + 3 * twinShare;
  const perMs = rate / 1000;
  return (perMs * (mean + square) * serviceMs) / (2 * (1 - perMs * mean * serviceMs));
}

/**
 * The transform of the total time is (1 - load) (constant + slope s) / (s^2 + linear s + free), where the service is
 * made of two exponentials, and so the total is a mixture of two: the time that a share `q` of requests stays below.
 */
interface TwoPoles {
  readonly constant: number;
  readonly slope: number;
  readonly linear: number;
  readonly free: number;
}

/** M/E2/1. */
export function erlangQuantile(rate: number, serviceMs: number, q: number): number {
  const lambda = rate / 1000;
  const phase = 2 / serviceMs;
  return quantileOf(q, 1 - lambda * serviceMs, {
    constant: phase * phase,
    slope: 0,
    linear: 2 * phase - lambda,
    free: phase * (phase - 2 * lambda),
  });
}

/** M/H2/1: a share of the requests takes `rareMs` on average, the others `usualMs`. */
export function mixtureQuantile(
  rate: number,
  usualMs: number,
  rareMs: number,
  rareShare: number,
  q: number,
): number {
  const lambda = rate / 1000;
  const [usual, rare] = [1 / usualMs, 1 / rareMs];
  const fromUsual = (1 - rareShare) * usual;
  const fromRare = rareShare * rare;
  return quantileOf(q, 1 - lambda * ((1 - rareShare) * usualMs + rareShare * rareMs), {
    constant: usual * rare,
    slope: fromUsual + fromRare,
    linear: usual + rare - lambda,
    free: usual * rare - lambda * (usual + rare) + lambda * (fromUsual + fromRare),
  });
}

function quantileOf(q: number, idle: number, { constant, slope, linear, free }: TwoPoles): number {
  const root = Math.sqrt(linear * linear - 4 * free);
  const [slow, fast] = [(linear - root) / 2, (linear + root) / 2];
  const weight = (pole: number, other: number): number => (idle * (constant - slope * pole)) / (other - pole);
  const beyond = (ms: number): number =>
    (weight(slow, fast) / slow) * Math.exp(-slow * ms) + (weight(fast, slow) / fast) * Math.exp(-fast * ms);
  let [low, high] = [0, 100 / slow];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (beyond(middle) > 1 - q) low = middle;
    else high = middle;
  }
  return low;
}
