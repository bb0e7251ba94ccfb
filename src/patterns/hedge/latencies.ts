import type { Duration } from '../../base/time';

/**
 * The latencies of the last calls, in the order in which they came and by length. A new one takes the place of the
 * oldest in both: those in between move by one, so that any percentile is one look away and nothing is ever sorted.
 */
export interface Latencies {
  samples: number;
  next: number;
  readonly recent: Float64Array;
  readonly sorted: Float64Array;
}

export function addLatency(latencies: Latencies, latency: Duration): void {
  const { recent, sorted, samples, next } = latencies;
  if (recent.length === 0) return;
  const isFull = samples === recent.length;
  const gap = isFull ? firstFrom(sorted, 0, samples, recent[next]) : samples;
  if (gap > 0 && sorted[gap - 1] > latency) {
    const at = firstFrom(sorted, 0, gap, latency);
    sorted.copyWithin(at + 1, at, gap);
    sorted[at] = latency;
  } else {
    const end = isFull ? firstFrom(sorted, gap + 1, samples, latency) : gap + 1;
    sorted.copyWithin(gap, gap + 1, end);
    sorted[end - 1] = latency;
  }
  recent[next] = latency;
  latencies.next = next + 1 === recent.length ? 0 : next + 1;
  if (!isFull) latencies.samples += 1;
}

/** The least latency that at least this share of the calls did not exceed; there has to be one. */
export function latencyAt(latencies: Latencies, share: number): Duration {
  const { samples, sorted } = latencies;
  // A hair less, so that a product like 0.07 x 100, which is a little more than 7, is not the rank 8.
  const rank = Math.ceil(share * samples - 1e-9);
  return sorted[Math.max(1, Math.min(samples, rank)) - 1];
}

/** The newest latencies, as many as there are and at most `count`; the oldest of them comes first. */
export function newest(latencies: Latencies, count: number): Duration[] {
  const { recent, samples, next } = latencies;
  const wanted = Math.min(count, samples);
  return Array.from(
    { length: wanted },
    (_, index) => recent[(next - wanted + index + recent.length) % recent.length],
  );
}

/** The first place from `from` up to `end` that holds at least this latency, or `end`. */
function firstFrom(sorted: Float64Array, from: number, end: number, latency: Duration): number {
  let low = from;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < latency) low = middle + 1;
    else high = middle;
  }
  return low;
}
