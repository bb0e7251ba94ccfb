import type { Time } from '../base/time';
import * as breaker from '../patterns/circuit-breaker/engine';
import * as bulkhead from '../patterns/bulkhead/engine';
import type { LayerOf, PatternId, PatternSettings } from '../patterns/registry';
import type { BudgetSettings } from '../patterns/retry/budget-config';
import * as retry from '../patterns/retry/engine';
import * as timeout from '../patterns/timeout/engine';
import type { Guard, GuardVersion } from './guard';
import type { Host } from './host';
import type { Layer, LayerPlace } from './layer';
import { BreakerGuard, BreakerLayer } from './layers/breaker-layer';
import { BulkheadGuard, BulkheadLayer } from './layers/bulkhead-layer';
import type { BudgetGuard } from './layers/retry-budget';
import { RetryGuard } from './layers/retry-guard';
import { RetryLayer } from './layers/retry-layer';
import { TimeoutGuard, TimeoutLayer } from './layers/timeout-layer';

/** Where a layer is made, and what it may look at there. */
export interface LayerSite {
  readonly place: LayerPlace;
  readonly now: Time;
  /** A word of the run's luck that belongs to this layer. */
  readonly luck: number;
  /** All layers of the stack, outermost first. */
  readonly stack: readonly LayerOf<PatternId>[];
  /** How many instances the callee has, and had; and which share of the calls each is to have, by its place. */
  readonly instances: number;
  readonly weights: readonly number[];
  /** The index of an edge; -1 when there is none. */
  readonly edgeIndex: (id: string) => number;
  /** The place of the guard of this layer, or of another one that it has, and the engine that is there already. */
  readonly seat: (name?: string) => Seat;
  /** The place of something that all layers of the system have together which give it this name. */
  readonly sharedSeat: (name: string) => Seat;
  /** The guard of another layer of the stack, once all of them are made. */
  readonly guardOf: (kind: PatternId) => Guard | undefined;
}

export interface Seat {
  readonly index: number;
  readonly known: Guard | undefined;
  /** Puts a guard there, with the settings that it has in this version of the stack. */
  readonly take: (version: GuardVersion) => void;
}

/** Makes a layer of its settings, and puts its guards in their seats. */
export type LayerMaker<Id extends PatternId> = (settings: PatternSettings[Id], site: LayerSite) => Layer;
export type LayerMakers = { readonly [Id in PatternId]?: LayerMaker<Id> };
export type BudgetMaker = (settings: BudgetSettings, now: Time, seat: Seat) => BudgetGuard;

/** A guard that goes by one set of settings. */
export interface ConfiguredGuard<Config> extends Guard {
  config: Config;
}

/**
 * The guard that sits in a seat, or a new one, with these settings from now on. `adopt` takes them over while the run
 * goes on.
 */
export function seated<Config, OneGuard extends ConfiguredGuard<Config>>(
  seat: Seat,
  isOne: (guard: Guard | undefined) => guard is OneGuard,
  make: (index: number) => OneGuard,
  config: Config,
  adopt: (guard: OneGuard, host: Host) => void,
): OneGuard {
  const guard = isOne(seat.known) ? seat.known : make(seat.index);
  seat.take({
    guard,
    ready: () => {
      guard.config = config;
    },
    adopt: (host) => adopt(guard, host),
  });
  return guard;
}

const BASIC: LayerMakers = {
  retry: (settings, { place, now, seat, sharedSeat }) => {
    const config = retry.configure(settings);
    const { budget: kind, budgetShared } = settings;
    const budget =
      kind === 'none'
        ? undefined
        : makeBudget(settings, now, budgetShared ? sharedSeat(`budget/${kind}`) : seat('budget'));
    const guard = seated(
      seat(),
      (one) => one instanceof RetryGuard,
      () => new RetryGuard(config, now, budget),
      config,
      (one, host) => one.configure(config, host.now, budget),
    );
    return new RetryLayer(place, config, guard, budget);
  },
  timeout: (settings, { place, now, seat }) => {
    const config = timeout.configure(settings);
    const guard = seated(
      seat(),
      (one) => one instanceof TimeoutGuard,
      () => new TimeoutGuard(config, now),
      config,
      (one, host) => one.configure(config, host.now),
    );
    return new TimeoutLayer(place, config, guard);
  },
  'circuit-breaker': (settings, { place, now, luck, seat }) => {
    const config = breaker.configure(settings, luck);
    const guard = seated(
      seat(),
      (one) => one instanceof BreakerGuard,
      (index) => new BreakerGuard(index, config, now),
      config,
      (one, host) => one.adopt(config, host),
    );
    return new BreakerLayer(place, guard, config);
  },
  bulkhead: (settings, { place, now, seat }) => {
    const config = bulkhead.configure(settings);
    const guard = seated(
      seat(),
      (one) => one instanceof BulkheadGuard,
      (index) => new BulkheadGuard(index, config, now),
      config,
      (one, host) => one.configure(config, host),
    );
    return new BulkheadLayer(place, guard, config);
  },
};

let makers: LayerMakers = BASIC;
let budgets: BudgetMaker | undefined;

/** Takes in the code of more kinds of layers: a page fetches it with the first scenario that has one of them. */
export function knowLayers(more: LayerMakers, budget: BudgetMaker): void {
  makers = { ...makers, ...more };
  budgets = budget;
}

/** Whether the code of a layer is there. */
export function knowsLayer(layer: LayerOf<PatternId>): boolean {
  if (layer.kind === 'retry' && layer.settings.budget !== 'none' && budgets === undefined) return false;
  return makers[layer.kind] !== undefined;
}

function makeBudget(settings: BudgetSettings, now: Time, seat: Seat): BudgetGuard {
  if (budgets === undefined) throw new Error('The code of budgets for retries was not loaded');
  return budgets(settings, now, seat);
}

export function makeLayer<Id extends PatternId>(
  kind: Id,
  settings: PatternSettings[Id],
  site: LayerSite,
): Layer {
  const maker = makers[kind];
  if (maker === undefined) throw new Error(`The code of layers of the kind "${kind}" was not loaded`);
  return maker(settings, site);
}
