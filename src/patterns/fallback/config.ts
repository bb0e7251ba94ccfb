import { OUTCOMES, type OutcomeId } from '../../base/outcome';
import { msToNs, type Duration } from '../../base/time';
import type { FallbackSettings } from './settings';

export const STATIC = 0;
export const CACHED = 1;
export const OTHER_SERVICE = 2;

const KIND_CODES = {
  static: STATIC,
  cached: CACHED,
  'other-service': OTHER_SERVICE,
} as const satisfies Record<FallbackSettings['kind'], number>;

/** The settings as the engine uses them. Which edge leads to the other service is known to whoever makes the layer. */
export interface FallbackConfig {
  readonly kind: number;
  /** A bit for each outcome that is answered by the fallback. */
  readonly on: number;
  /** 0 for any age. */
  readonly maxAgeNs: Duration;
  /** 0 when nothing is kept. */
  readonly maxEntries: number;
}

export function configure(settings: FallbackSettings): FallbackConfig {
  const kind = KIND_CODES[settings.kind];
  return {
    kind,
    on: outcomeBits(settings.on),
    maxAgeNs: msToNs(settings.maxAgeMs),
    maxEntries: kind === CACHED ? settings.maxEntries : 0,
  };
}

function outcomeBits(ids: readonly OutcomeId[]): number {
  let bits = 0;
  OUTCOMES.forEach((outcome, code) => {
    if (ids.includes(outcome.id)) bits |= 1 << code;
  });
  return bits;
}
