import type { Latency } from '../../scenario/latency';
import { latencyLaw } from './latency-law';

/** The drawing ends where this share of the times is in it; of a mixture, of the times of either part. */
const DRAWN_SHARE = 0.97;
/** What comes at all must be seen, however rare it is: this share of the height at least. */
const LEAST_HEIGHT = 0.06;
/** So rare that a run of some minutes may never see it. */
const NEGLIGIBLE = 1e-4;

/** How often times come, from 0 on in equal steps: heights from 0 to 1, the commonest 1. */
export function latencyBars(
  latency: Latency,
  count: number,
): { readonly heights: number[]; readonly toMs: number } {
  const { below } = latencyLaw(latency);
  const parts =
    latency.kind === 'mixture' && latency.rareShare > 0 ? [latency.usual, latency.rare] : [latency];
  // A little more, so that the last bar is not cut off at the edge.
  const toMs = Math.max(...parts.map((part) => latencyLaw(part).quantile(DRAWN_SHARE)), 1e-3) * 1.08;
  const shares = Array.from({ length: count }, (_, index) => {
    const from = index === 0 ? 0 : below((index * toMs) / count);
    return below(((index + 1) * toMs) / count) - from;
  });
  const most = Math.max(...shares);
  const heights = shares.map((share) => (share < NEGLIGIBLE ? 0 : Math.max(LEAST_HEIGHT, share / most)));
  return { heights, toMs };
}
