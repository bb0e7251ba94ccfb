import { BY_FAILURES_IN_A_ROW, BY_RATE_OF_TIME } from '../patterns/circuit-breaker/config';
import type { BreakerGuard } from '../policies/layers/breaker-layer';
import type { CheckedLayer } from './check-stack';

/**
 * Whether nothing in a stack goes by the time as long as calls are let in at once and answered well. Layers ask for it
 * all the same, and reading the clock takes as long as awaiting a promise.
 *
 * - A retry that sets no limit of time and has no budget looks at the clock only after a failure.
 * - A timeout arms its timer, which reads the clock by itself, and compares no times unless it heeds deadlines.
 * - A bulkhead without a queue has nobody whose wait it could measure.
 * - A breaker that counts calls does not know the time while nothing can open it: `isTimelessNow` has to be asked, too.
 */
export function isTimeless(models: readonly CheckedLayer[]): boolean {
  return models.every((model) => {
    switch (model.kind) {
      case 'retry':
        return model.settings.overallMs === 0 && model.settings.budget === 'none';
      case 'timeout':
        return !model.settings.withinDeadline;
      case 'bulkhead':
        return model.settings.queueLimit === 0;
      case 'circuit-breaker':
        return model.settings.tripOn !== 'failure-rate-time';
      default:
        return false;
    }
  });
}

/**
 * Whether no success can change this breaker now, so that it need not know when one came: it is on the short way (closed,
 * judging by itself, knowing no slow calls), and either counts failures in a row, or has no failure in its window.
 */
export function isTimelessNow({ config, state }: BreakerGuard): boolean {
  if (state.detour !== 0 || config.trip === BY_RATE_OF_TIME) return false;
  return config.trip === BY_FAILURES_IN_A_ROW || state.windowFailures === 0;
}
