import { OUTCOMES } from '../base/outcome';
import { BREAKER_MODES } from '../patterns/circuit-breaker/catalogue';
import type { PatternId } from '../patterns/registry';
import { BreakerGuard } from '../policies/layers/breaker-layer';
import type { CallHost } from './call-host';
import { copyOf } from './copied-state';
import type { GuardPart } from './stack-version';

export interface LayerStats {
  readonly layer: string;
  readonly kind: PatternId;
  /** What the engine is to its layer, when a layer has several. */
  readonly name: string;
  /** Of a circuit breaker. */
  readonly state?: 'closed' | 'open' | 'half-open';
  /** What the engine counts, by the names that it has for it. */
  readonly figures: Readonly<Record<string, number>>;
}

export interface GuardStats {
  readonly calls: number;
  /** Calls that have no outcome yet. */
  readonly underWay: number;
  /** How calls ended, by outcome; only those that occurred. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** How often functions were called. */
  readonly attempts: number;
  /** Functions at work that somebody waits for. */
  readonly running: number;
  /** Functions at work that were given up: they hold what their layers hold until they really end. */
  readonly zombies: number;
  /** Functions that ended when nobody waited any more. */
  readonly late: number;
  readonly layers: readonly LayerStats[];
  /** Errors of listeners, and the last of them. */
  readonly listenerErrors: number;
  readonly lastListenerError: unknown;
}

export function statsOf(host: CallHost): GuardStats {
  host.wake();
  const outcomes: Record<string, number> = {};
  let ended = 0;
  host.counts.forEach((count, outcome) => {
    ended += count;
    if (count > 0) outcomes[outcome < OUTCOMES.length ? OUTCOMES[outcome].id : 'closed'] = count;
  });
  return {
    calls: host.callsBegun,
    underWay: host.callsBegun - ended,
    outcomes,
    attempts: host.attemptsBegun,
    running: host.running + host.quickOut,
    zombies: host.zombies,
    late: host.lateEnds,
    layers: host.stacks.parts.map((part) => layerStats(part, host)),
    listenerErrors: host.news.audience.errors,
    lastListenerError: host.news.audience.lastError,
  };
}

function layerStats({ layer, kind, name, guard }: GuardPart, host: CallHost): LayerStats {
  // Time may have opened or closed something since a call came last.
  const seen = copyOf(guard);
  seen.advance(host.now);
  const figures: Record<string, number> = {};
  for (const [field, value] of Object.entries(seen.state)) {
    if (typeof value === 'number') figures[field] = value;
  }
  const state = seen instanceof BreakerGuard ? { state: BREAKER_MODES[seen.state.mode] } : {};
  return { layer, kind, name, ...state, figures };
}
