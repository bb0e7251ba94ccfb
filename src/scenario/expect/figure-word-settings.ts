export type FigureUnit = 'per-second' | 'share' | 'ms' | 'count' | 'times';

export interface FigureWords {
  /** A noun: evidence says “the goodput of web”. */
  readonly label: string;
  readonly unit: FigureUnit;
}

/** What every figure is called and counted in: all that the page needs to speak of an expectation. */
const words = {
  rate: { label: 'Rate', unit: 'per-second' },
  throughput: { label: 'Throughput', unit: 'per-second' },
  goodput: { label: 'Goodput', unit: 'share' },
  'late-share': { label: 'Late share', unit: 'share' },
  'failed-share': { label: 'Failed share', unit: 'share' },
  'rejected-share': { label: 'Rejected share', unit: 'share' },
  'gave-up-share': { label: 'Given-up share', unit: 'share' },
  'short-circuited-share': { label: 'Short-circuited share', unit: 'share' },
  'fallback-share': { label: 'Fallback share', unit: 'share' },
  'rate-limited-share': { label: 'Rate-limited share', unit: 'share' },
  'shed-share': { label: 'Shed share', unit: 'share' },
  'expired-share': { label: 'Expired share', unit: 'share' },
  'unavailable-share': { label: 'Unavailable share', unit: 'share' },
  latency: { label: 'Latency', unit: 'ms' },
  'mean-latency': { label: 'Mean latency', unit: 'ms' },
  'mean-call-time': { label: 'Mean call time', unit: 'ms' },
  'mean-wait': { label: 'Mean wait', unit: 'ms' },
  sent: { label: 'Rate of tries sent', unit: 'per-second' },
  retries: { label: 'Rate of retries', unit: 'per-second' },
  'hedge-share': { label: 'Hedged share', unit: 'share' },
  'hit-share': { label: 'Hit rate', unit: 'share' },
  'joined-share': { label: 'Joined share', unit: 'share' },
  amplification: { label: 'Amplification', unit: 'times' },
  late: { label: 'Rate of late answers', unit: 'per-second' },
  lost: { label: 'Rate of lost messages', unit: 'per-second' },
  served: { label: 'Rate served', unit: 'per-second' },
  utilisation: { label: 'Utilisation', unit: 'share' },
  queue: { label: 'Mean queue', unit: 'count' },
  'in-flight': { label: 'Mean number in flight', unit: 'count' },
} as const satisfies Readonly<Record<string, FigureWords>>;

export type FigureId = keyof typeof words;

export const FIGURE_WORDS: Readonly<Record<FigureId, FigureWords>> = words;
