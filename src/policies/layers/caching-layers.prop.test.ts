import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { CANCELLED, ERROR, INVALID, OK, SHED } from '../../base/outcome';
import * as cache from '../../patterns/cache/engine';
import { fields as cacheFields, type CacheSettings } from '../../patterns/cache/settings';
import * as singleFlight from '../../patterns/single-flight/engine';
import { fields as flightFields, type SingleFlightSettings } from '../../patterns/single-flight/settings';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import {
  breakerGuard,
  breakerLayer,
  bulkheadGuard,
  bulkheadLayer,
  makeStack,
  retryLayer,
  timeoutLayer,
  type MakeLayer,
} from '../stack.test-support';
import { CacheGuard, CacheLayer } from './cache-layer';
import { SingleFlightGuard, SingleFlightLayer } from './single-flight-layer';

const cacheSettings: fc.Arbitrary<Partial<CacheSettings>> = fc.record({
  ttlMs: fc.integer({ min: 1, max: 10 }),
  ttlJitter: fc.constantFrom(0, 0.5),
  maxEntries: fc.integer({ min: 1, max: 3 }),
  staleWhileRevalidateMs: fc.constantFrom(0, 5, 30),
  refreshAhead: fc.constantFrom(0, 0.5),
  staleIfErrorMs: fc.constantFrom(0, 20),
  cacheErrorsMs: fc.constantFrom(0, 5),
  perUser: fc.boolean(),
  flushes: fc.nat(3),
});
function flightSettings(maxWaiters: number): fc.Arbitrary<Partial<SingleFlightSettings>> {
  return fc.record({
    joinForMs: fc.constantFrom(0, 3),
    shareErrors: fc.boolean(),
    maxWaiters: fc.integer({ min: 1, max: maxWaiters }),
    maxFlights: fc.integer({ min: 1, max: 3 }),
    perUser: fc.boolean(),
  });
}

type Other = 'retry' | 'timeout' | 'bulkhead' | 'breaker';

interface Plan {
  readonly cache: Partial<CacheSettings>;
  readonly flight: Partial<SingleFlightSettings>;
  readonly cacheLater: Partial<CacheSettings>;
  readonly flightLater: Partial<SingleFlightSettings>;
  readonly before: readonly Other[];
  readonly between: readonly Other[];
  readonly behind: readonly Other[];
  readonly cacheFirst: boolean;
}

const others = fc.array(fc.constantFrom<Other>('retry', 'timeout', 'bulkhead', 'breaker'), { maxLength: 2 });
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  cache: cacheSettings,
  flight: flightSettings(5),
  cacheLater: cacheSettings,
  flightLater: flightSettings(2),
  before: others,
  between: others,
  behind: others,
  cacheFirst: fc.boolean(),
});

interface Step {
  readonly kind: 'call' | 'answer' | 'advance' | 'timer' | 'withdraw' | 'edit';
  readonly pick: number;
}
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom(
      'call',
      'call',
      'call',
      'call',
      'call',
      'answer',
      'answer',
      'advance',
      'advance',
      'timer',
      'withdraw',
      'edit',
    ),
    pick: fc.nat(999),
  }),
  { minLength: 30, maxLength: 80 },
);

/** Few keys, so that calls meet, and now and then one that must not be kept. */
const KEYS = [1, 2, 1, 1, -1, 1, 2, 3, 1];
const ANSWERS = [OK, ERROR, OK, SHED, INVALID, CANCELLED];

class Rig {
  readonly host: FakeHost;
  readonly cache: CacheGuard;
  readonly flight: SingleFlightGuard;
  private ms = 0;

  constructor(private readonly plan: Plan) {
    this.cache = new CacheGuard(cacheConfig(plan.cache), 0);
    this.flight = new SingleFlightGuard(flightConfig(plan.flight), 0);
    const make = {
      retry: retryLayer({ maxAttempts: 2, initialDelayMs: 1 }),
      timeout: timeoutLayer(6),
      // Without an end to waiting, calls of two versions of the stack could wait for each other for ever.
      bulkhead: bulkheadLayer(bulkheadGuard({ maxConcurrent: 2, queueLimit: 2, queueTimeoutMs: 4 })),
      breaker: breakerLayer(breakerGuard({ failureThreshold: 3, openForMs: 5 })),
    } satisfies Record<Other, MakeLayer>;
    const { before, between, behind, cacheFirst } = plan;
    const keeps: MakeLayer = (place) => new CacheLayer(place, this.cache);
    const flies: MakeLayer = (place) => new SingleFlightLayer(place, this.flight);
    const [first, second] = cacheFirst ? [keeps, flies] : [flies, keeps];
    const layers = [before, [first], between, [second], behind].flat();
    const stack = layers.map((layer) => (typeof layer === 'string' ? make[layer] : layer));
    this.host = new FakeHost(makeStack(...stack), makeStack(...stack.slice(1), stack[0]));
  }

  step({ kind, pick }: Step): void {
    const { host, plan } = this;
    if (kind === 'call') {
      host.subject = { key: KEYS[pick % KEYS.length], user: pick % 2 };
      host.call(pick % 5 === 0 ? 1 : 0);
    } else if (kind === 'advance') host.advanceTo((this.ms += pick % 6));
    else if (kind === 'timer') host.step();
    else if (kind === 'answer') this.answer(pick);
    else if (kind === 'withdraw') {
      const waiting = host.calls.filter((call) => call.outcome === undefined && !call.withdrawn);
      if (waiting.length > 0) host.withdraw(waiting[pick % waiting.length]);
    } else {
      const later = pick % 2 === 0;
      this.cache.configure(cacheConfig(later ? plan.cacheLater : plan.cache), host.now);
      this.flight.configure(flightConfig(later ? plan.flightLater : plan.flight), host);
    }
  }

  drain(): void {
    const { host } = this;
    for (let left = 20_000; host.out.length > 0 || host.armed > 0; left--) {
      expect(left).toBeGreaterThan(0);
      if (host.out.length > 0 && left % 3 > 0) this.answer(left);
      else host.step();
    }
  }

  private answer(pick: number): void {
    const { host } = this;
    if (host.out.length === 0) return;
    const index = pick % host.out.length;
    const outcome = ANSWERS[pick % ANSWERS.length];
    // Only an attempt that was given up can be answered by the word that its work was cancelled.
    host.answer(outcome === CANCELLED && !host.isGivenUp(index) ? ERROR : outcome, index);
  }
}

function cacheConfig(settings: Partial<CacheSettings>): cache.CacheConfig {
  return cache.configure({ ...defaultsOf(cacheFields), ...settings });
}

function flightConfig(settings: Partial<SingleFlightSettings>): singleFlight.SingleFlightConfig {
  return singleFlight.configure({ ...defaultsOf(flightFields), ...settings });
}

describe('a cache and a single flight in any stack, whatever happens to the calls,', () => {
  it('settle every call once, keep nobody waiting and give everything back in the end', () => {
    const reached = new Set<string>();
    const property = fc.property(anyPlan, steps, (given, todo) => {
      const rig = new Rig(given);
      for (const step of todo) rig.step(step);
      rig.drain();
      const { host, cache: keeps, flight } = rig;
      expect([leftovers(host), host.detached]).toEqual([NOTHING, 0]);
      for (const call of host.calls) expect(call.withdrawn).toBe(call.outcome === undefined);
      const { flying, waiting, joined, answered, failed, tookOver, left, evicted } = flight.state;
      expect([flying, waiting]).toEqual([0, 0]);
      expect(answered + failed + tookOver + left + evicted).toBe(joined);
      // No refresh is still being waited for.
      const { refreshing, keyCount } = keeps.state;
      expect(refreshing.slice(0, keyCount).every((permit) => permit === 0)).toBe(true);
      for (const [name, count] of [...Object.entries(keeps.state), ...Object.entries(flight.state)]) {
        if (typeof count === 'number' && count > 0) reached.add(name);
      }
    });
    fc.assert(property, { numRuns: 500 });
    // The runs must have met all of this, or their agreement says little.
    const wanted = [
      'fresh',
      'stale',
      'negative',
      'savedByStale',
      'refreshes',
      'refreshesFailed',
      'refused',
      'answered',
      'failed',
      'tookOver',
      'left',
      'evicted',
      'overtook',
      'alone',
    ];
    expect(wanted.filter((event) => !reached.has(event))).toEqual([]);
  });
});
