import {
  CircuitState,
  ConsecutiveBreaker,
  CountBreaker,
  ExponentialBackoff,
  SamplingBreaker,
  circuitBreaker,
  handleAll,
  noJitterGenerator,
  type CircuitBreakerPolicy,
  type IBreaker,
} from 'cockatiel';
import { CLOSED, HALF_OPEN, OPEN } from './catalogue';
import { OurBreaker, callPeer, pass, type PeerCall } from './peers.test-support';
import type { CircuitBreakerSettings } from './settings';

export type Kind = 'consecutive' | 'count' | 'sampling';

/** The settings of cockatiel that histories vary. */
export interface PeerSettings {
  readonly kind: Kind;
  readonly threshold: number;
  readonly size: number;
  readonly minimum: number;
  readonly duration: number;
  readonly halfOpenAfter: number;
  /** 1 for the same time at each opening. */
  readonly exponent: number;
  readonly trials: number;
  readonly trialThreshold: number;
}

const LONGEST = 5000;

export function breakerOf({ kind, threshold, size, minimum, duration }: PeerSettings): IBreaker {
  if (kind === 'consecutive') return new ConsecutiveBreaker(size);
  if (kind === 'count')
    return new CountBreaker({ threshold, size, minimumNumberOfCalls: Math.min(size, minimum) });
  return new SamplingBreaker({ threshold, duration, minimumRps: (minimum / duration) * 1000 });
}

export function peerWith(settings: PeerSettings): CircuitBreakerPolicy {
  const { halfOpenAfter, exponent, trials, trialThreshold } = settings;
  return circuitBreaker(handleAll, {
    breaker: breakerOf(settings),
    halfOpenAfter:
      exponent === 1
        ? halfOpenAfter
        : new ExponentialBackoff({
            generator: noJitterGenerator,
            initialDelay: halfOpenAfter,
            maxDelay: LONGEST,
            exponent,
          }),
    halfOpenSampling: { calls: trials, threshold: trialThreshold },
  });
}

const TRIP_ON = {
  consecutive: 'consecutive-failures',
  count: 'failure-rate-calls',
  sampling: 'failure-rate-time',
} as const;

export function ours(settings: PeerSettings, more: Partial<CircuitBreakerSettings> = {}): OurBreaker {
  const { kind, threshold, size, minimum, duration, halfOpenAfter, exponent } = settings;
  const { trials, trialThreshold } = settings;
  return new OurBreaker({
    tripOn: TRIP_ON[kind],
    failureThreshold: size,
    failureRate: threshold,
    comparison: 'above',
    windowCalls: size,
    windowMs: duration,
    windowBuckets: Math.max(5, Math.ceil(duration / 1000)),
    minimumCalls: minimum,
    openForMs: halfOpenAfter,
    openFactor: exponent,
    openAtMostMs: LONGEST,
    trialsPermitted: trials,
    // As many may fail as stay within the threshold.
    trialsRequired: trials - Math.floor(trialThreshold * trials),
    trialsMaxDurationMs: 0,
    ...more,
  });
}

export const start = (peer: CircuitBreakerPolicy): PeerCall => callPeer((action) => peer.execute(action));

export async function end(peer: CircuitBreakerPolicy, ends: string): Promise<void> {
  for (const letter of ends) {
    const call = start(peer);
    if (letter === 's') call.succeed();
    else call.fail(new Error('down'));
    await pass();
  }
}

export const MODE_OF = {
  [CircuitState.Closed]: CLOSED,
  [CircuitState.Open]: OPEN,
  [CircuitState.HalfOpen]: HALF_OPEN,
  [CircuitState.Isolated]: OPEN,
};

/** How many calls and failures the peer has in its window, or how many failures in a row. */
export function figuresOf(peer: CircuitBreakerPolicy, kind: Kind): readonly number[] {
  const saved: unknown = peer.toJSON();
  const state = field(saved, 'breakerState');
  if (kind === 'consecutive') return [Number(state)];
  const [failures, successes] =
    kind === 'count'
      ? [field(state, 'failures'), field(state, 'successes')]
      : [field(state, 'currentFailures'), field(state, 'currentSuccesses')];
  return [Number(failures) + Number(successes), Number(failures)];
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) throw new Error(`There is no ${name} in ${String(value)}`);
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
