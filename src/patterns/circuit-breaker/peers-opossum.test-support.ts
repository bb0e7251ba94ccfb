import CircuitBreaker from 'opossum';
import { CLOSED, HALF_OPEN, OPEN } from './catalogue';
import { OurBreaker, callPeer, type PeerCall } from './peers.test-support';
import type { CircuitBreakerSettings } from './settings';

/** The settings of opossum that histories vary. */
export interface PeerSettings {
  readonly errorThresholdPercentage: number;
  readonly rollingCountTimeout: number;
  readonly rollingCountBuckets: number;
  readonly volumeThreshold: number;
  readonly resetTimeout: number;
}

const ACTION_OF = (action: () => Promise<number>) => action();

export function peerWith(settings: Partial<PeerSettings> & CircuitBreaker.Options<[() => Promise<number>]>) {
  return new CircuitBreaker<[() => Promise<number>], number>(ACTION_OF, {
    timeout: false,
    rollingPercentilesEnabled: false,
    enableSnapshots: false,
    ...settings,
  });
}

export type Peer = ReturnType<typeof peerWith>;

export function ours(settings: PeerSettings, more: Partial<CircuitBreakerSettings> = {}): OurBreaker {
  return new OurBreaker({
    tripOn: 'failure-rate-time',
    failureRate: settings.errorThresholdPercentage / 100,
    comparison: 'above',
    windowMs: settings.rollingCountTimeout,
    windowBuckets: settings.rollingCountBuckets,
    minimumCalls: Math.max(1, settings.volumeThreshold),
    openForMs: settings.resetTimeout,
    trialsPermitted: 1,
    trialsRequired: 1,
    trialsMaxDurationMs: 0,
    ...more,
  });
}

export const modeOf = (peer: Peer) => (peer.closed ? CLOSED : peer.opened ? OPEN : HALF_OPEN);
export const start = (peer: Peer): PeerCall => callPeer((action) => peer.fire(action));
