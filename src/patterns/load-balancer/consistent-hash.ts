import { mix32 } from '../../base/keyed-hash';
import { log } from '../../base/portable-math';
import type { LoadBalancerState } from './state';

const UNIT = 1 / 4294967296;

/**
 * Rendezvous hashing: every instance bids for the key, the highest bid wins. It needs no ring to be kept, spreads
 * keys as evenly as lots do, and when an instance goes its keys alone have a new highest bidder.
 */
export function bid(state: LoadBalancerState, instance: number, key: number): number {
  // A bijection in the instance for a fixed key: no two bids are ever equal.
  const hash = mix32(key, instance + 1) >>> 0;
  if (state.evenWeights === 1) return hash;
  // Exponential lots with the weight as their rate: the share of keys that an instance wins is that of its weight.
  // With equal weights this rises with the hash, so that the bids keep their order when weights become uneven.
  return -state.weights[instance] / log((hash + 0.5) * UNIT);
}
