import '../policies/all-layers';
import type { Draw } from './random-draw.test-support';

/** A layer as a file has it. */
export interface RandomLayer {
  readonly id: string;
  readonly kind: string;
  readonly settings: object;
  readonly enabled?: boolean;
}

/** A layer of one of the kinds that most scenarios do without. */
export function randomRarerLayer(id: string, draw: Draw): RandomLayer {
  switch (draw.whole(0, 6)) {
    case 0:
      return { id, kind: 'rate-limiter', settings: limiterOf(draw) };
    case 1:
      return { id, kind: 'cache', settings: cacheOf(draw) };
    case 2: {
      const settings = {
        joinForMs: draw.whole(0, 50),
        shareErrors: draw.chance(0.5),
        maxWaiters: draw.whole(1, 20),
      };
      return { id, kind: 'single-flight', settings };
    }
    case 3: {
      const settings = { kind: draw.one(['static', 'cached']), maxAgeMs: draw.whole(0, 500), maxEntries: 50 };
      return { id, kind: 'fallback', settings };
    }
    case 4: {
      const settings = {
        after: draw.one(['fixed', 'percentile']),
        delayMs: draw.decimal(0, 60),
        maxHedges: draw.whole(1, 2),
        onFailure: draw.one(['next', 'wait']),
        budget: draw.one(['none', 'share']),
      };
      return { id, kind: 'hedge', settings };
    }
    case 5: {
      const settings = {
        algorithm: draw.one([
          'round-robin',
          'weighted-round-robin',
          'random',
          'least-connections',
          'two-choices',
        ]),
        panicBelow: draw.decimal(0, 1),
        slowStartMs: draw.whole(0, 1000),
      };
      return { id, kind: 'load-balancer', settings };
    }
    default: {
      const settings = {
        consecutiveFailures: draw.whole(1, 5),
        intervalMs: draw.whole(100, 2000),
        baseEjectionMs: draw.whole(50, 3000),
        maxEjectedShare: draw.decimal(0, 1),
      };
      return { id, kind: 'outlier-ejection', settings };
    }
  }
}

function limiterOf(draw: Draw): object {
  return {
    algorithm: draw.one([
      'fixed-window',
      'sliding-log',
      'sliding-counter',
      'token-bucket',
      'leaky-meter',
      'leaky-queue',
    ]),
    limit: draw.whole(1, 60),
    windowMs: draw.whole(50, 2000),
    burst: draw.whole(1, 20),
    maxWaitMs: draw.chance(0.5) ? 0 : draw.whole(1, 100),
    per: draw.one(['all', 'user', 'key']),
  };
}

function cacheOf(draw: Draw): object {
  return {
    ttlMs: draw.whole(1, 500),
    ttlJitter: draw.decimal(0, 0.5),
    maxEntries: draw.whole(1, 50),
    staleWhileRevalidateMs: draw.chance(0.5) ? 0 : draw.whole(1, 300),
    staleIfErrorMs: draw.chance(0.5) ? 0 : draw.whole(1, 300),
    cacheErrorsMs: draw.chance(0.7) ? 0 : draw.whole(1, 100),
    perUser: draw.chance(0.3),
  };
}
