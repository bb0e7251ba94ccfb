import type { Time } from '../base/time';
import * as cache from '../patterns/cache/engine';
import * as fallback from '../patterns/fallback/engine';
import * as hedge from '../patterns/hedge/engine';
import * as balancer from '../patterns/load-balancer/engine';
import * as ejection from '../patterns/outlier-ejection/engine';
import * as limiter from '../patterns/rate-limiter/engine';
import { configureBudget, type BudgetSettings } from '../patterns/retry/budget';
import * as singleFlight from '../patterns/single-flight/engine';
import { BalancerGuard, BalancerLayer, type BalancerConfig } from './layers/balancer-layer';
import { CacheGuard, CacheLayer } from './layers/cache-layer';
import { EjectionGuard, EjectionLayer } from './layers/ejection-layer';
import { FallbackGuard, FallbackLayer } from './layers/fallback-layer';
import { HedgeGuard, HedgeLayer } from './layers/hedge-layer';
import { LimiterGuard, LimiterLayer } from './layers/limiter-layer';
import { BudgetGuard } from './layers/retry-budget';
import { SingleFlightGuard, SingleFlightLayer } from './layers/single-flight-layer';
import { seated, type LayerMakers, type LayerSite, type Seat } from './layer-makers';

/** Kinds of layers that most scenarios do without: a page fetches their code when it needs them. */
export const MORE_LAYERS: LayerMakers = {
  'rate-limiter': (settings, { place, now, seat }) => {
    const config = limiter.configure(settings);
    const guard = seated(
      seat(),
      (one) => one instanceof LimiterGuard,
      () => new LimiterGuard(config, now),
      config,
      (one, host) => one.configure(config, host.now),
    );
    return new LimiterLayer(place, guard, config);
  },
  cache: (settings, { place, now, seat }) => {
    const config = cache.configure(settings);
    const guard = seated(
      seat(),
      (one) => one instanceof CacheGuard,
      () => new CacheGuard(config, now),
      config,
      (one, host) => one.configure(config, host.now),
    );
    return new CacheLayer(place, guard);
  },
  'single-flight': (settings, { place, now, seat }) => {
    const config = singleFlight.configure(settings);
    const guard = seated(
      seat(),
      (one) => one instanceof SingleFlightGuard,
      () => new SingleFlightGuard(config, now),
      config,
      (one, host) => one.configure(config, host),
    );
    return new SingleFlightLayer(place, guard);
  },
  fallback: (settings, { place, now, seat, edgeIndex }) => {
    const config = fallback.configure(settings);
    const guard = seated(
      seat(),
      (one) => one instanceof FallbackGuard,
      () => new FallbackGuard(config, now),
      config,
      (one, host) => one.configure(config, host.now),
    );
    return new FallbackLayer(place, guard, config, edgeIndex(settings.edge));
  },
  hedge: (settings, { place, now, seat }) => {
    const config = hedge.configure(settings);
    const guard = seated(
      seat(),
      (one) => one instanceof HedgeGuard,
      () => new HedgeGuard(config, now),
      config,
      (one, host) => one.configure(config, host.now),
    );
    return new HedgeLayer(place, guard, config);
  },
  'load-balancer': (settings, site) => {
    const config = balancer.configure(settings, site.instances);
    return balancerLayer(site, config, settings.hashBy);
  },
  'outlier-ejection': (settings, site) => {
    const config = ejection.configure(settings, site.instances);
    const guard = seated(
      site.seat(),
      (one) => one instanceof EjectionGuard,
      (index) => new EjectionGuard(index, config, site.now),
      config,
      (one, host) => one.configure(config, host),
    );
    const balancerAt = site.stack.findIndex(({ kind }) => kind === 'load-balancer');
    if (balancerAt < 0) return new EjectionLayer(site.place, guard, turnTaker(site), true);
    return new EjectionLayer(site.place, guard, null, balancerAt < site.place.position);
  },
};

/** Callers take turns among the instances, when no layer says otherwise. */
function turnTaker(site: LayerSite): BalancerLayer {
  const settings = { algorithm: 'round-robin', panicBelow: 0.5, slowStartMs: 0, hashBy: 'key' } as const;
  const place = { ...site.place, frame: site.place.frame + EjectionLayer.FRAME_SIZE };
  return balancerLayer({ ...site, place }, balancer.configure(settings, site.instances), 'key', 'turns');
}

function balancerLayer(
  site: LayerSite,
  choice: balancer.LoadBalancerConfig,
  hashBy: 'key' | 'user',
  seatName?: string,
): BalancerLayer {
  const config: BalancerConfig = {
    choice,
    weights: site.weights,
    ejection: () => {
      const guard = site.guardOf('outlier-ejection');
      return guard instanceof EjectionGuard ? guard : null;
    },
  };
  const guard = seated(
    site.seat(seatName),
    (one) => one instanceof BalancerGuard,
    () => new BalancerGuard(config, site.now),
    config,
    (one, host) => one.configure(config, host.now),
  );
  const triesFurtherOut = site.stack
    .slice(0, site.place.position)
    .some(({ kind }) => kind === 'retry' || kind === 'hedge');
  return new BalancerLayer(site.place, guard, config, hashBy, triesFurtherOut);
}

/** Of a shared budget the settings hold that were set last. */
export function budgetOf(settings: BudgetSettings, now: Time, seat: Seat): BudgetGuard {
  const config = configureBudget(settings);
  return seated(
    seat,
    (one) => one instanceof BudgetGuard,
    () => new BudgetGuard(config, now),
    config,
    (one, host) => one.configure(config, host.now),
  );
}
