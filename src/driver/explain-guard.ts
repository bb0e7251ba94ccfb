import type { Fact } from '../base/explanation';
import { NEVER, nsToMs, type Time } from '../base/time';
import * as bulkhead from '../patterns/bulkhead/engine';
import * as breaker from '../patterns/circuit-breaker/engine';
import * as limiter from '../patterns/rate-limiter/engine';
import type { PatternId } from '../patterns/registry';
import { explainGuard } from '../policies/explanations';
import type { Guard } from '../policies/guard';
import { BreakerGuard } from '../policies/layers/breaker-layer';
import { BulkheadGuard } from '../policies/layers/bulkhead-layer';
import { LimiterGuard } from '../policies/layers/limiter-layer';
import { ERA_BEGINS } from './alarm';
import { Call, type CallOptions } from './call';
import type { CallHost } from './call-host';
import { copyOf } from './copied-state';
import { moveInTime } from './moved-times';

export interface LayerExplanation {
  readonly layer: string;
  readonly kind: PatternId;
  /** What the engine is to its layer, when a layer has several: the budget of a retry. */
  readonly name: string;
  /** Whether a call that comes to this layer now would be let in, at once or after a wait. */
  readonly admits: boolean;
  /** After so many milliseconds it may let one in, where it knows. */
  readonly retryAfterMs?: number;
  readonly sentence: string;
  readonly facts: readonly Fact[];
}

export interface GuardExplanation {
  readonly admits: boolean;
  /** That of the outermost layer that would turn a call away; or that no layer would. */
  readonly sentence: string;
  /** Outermost first. Instants in the words are seconds since the first guard was made that goes by the same clock. */
  readonly layers: readonly LayerExplanation[];
}

/** Why a call would be let in now, or not. Only copies are asked, so nothing changes by it. */
export function explainNow(host: CallHost, about: CallOptions | undefined): GuardExplanation {
  host.timePasses();
  const asked = new Call(0, nothing, about, nothing, nothing);
  const layers = host.stacks.current.models.flatMap((model) =>
    host.stacks.parts
      .filter(({ layer, kind }) => layer === model.id && kind === model.kind)
      .map(({ layer, kind, name, guard }): LayerExplanation => {
        const { sentence, facts } = wordsOf(guard, host.now);
        const opens = opensAt(host, guard, asked);
        const admits = opens === 0;
        const wait = admits || opens === NEVER ? {} : { retryAfterMs: nsToMs(Math.max(0, opens - host.now)) };
        return { layer, kind, name, admits, ...wait, sentence, facts };
      }),
  );
  const closed = layers.find(({ admits }) => !admits);
  if (host.isClosed) return { admits: false, sentence: 'The guard was closed.', layers };
  if (closed !== undefined) return { admits: false, sentence: closed.sentence, layers };
  return { admits: true, sentence: 'No layer would turn a call away.', layers };
}

function nothing(): void {}

function wordsOf(guard: Guard, now: Time): ReturnType<typeof explainGuard> {
  const copy = copyOf(guard);
  moveInTime(copy, copy.state, -ERA_BEGINS);
  return explainGuard(copy, now - ERA_BEGINS);
}

/** 0 when the engine would let a call in, NEVER when it would not and does not know when; otherwise when it may. */
function opensAt(host: CallHost, guard: Guard, asked: Call): Time {
  const { now } = host;
  if (guard instanceof BreakerGuard) {
    const { state: copy } = copyOf(guard);
    if (breaker.tryAcquire(guard.config, copy, now) !== breaker.REJECTED) return 0;
    return breaker.retryAt(guard.config, copy) || NEVER;
  }
  if (guard instanceof BulkheadGuard) {
    const { state: copy } = copyOf(guard);
    return bulkhead.tryAcquire(guard.config, copy, 0, now) === bulkhead.REJECTED ? NEVER : 0;
  }
  if (guard instanceof LimiterGuard) {
    const { config } = guard;
    const { state: copy } = copyOf(guard);
    const key = keyFor(host, config.per, asked);
    if (limiter.tryAcquire(config, copy, key, config.unitsPerCall, now) !== limiter.REJECTED) return 0;
    return limiter.retryAt(config, copy, key, config.unitsPerCall, now);
  }
  return 0;
}

function keyFor(host: CallHost, per: number, asked: Call): number {
  if (per === limiter.PER_ALL) return 0;
  return per === limiter.PER_USER ? host.names.userOf(asked) : host.names.keyOf(asked);
}
