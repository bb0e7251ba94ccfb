import { ensure } from '../base/assert';
import { defaultsOf } from '../base/check-settings';
import type { SettingFields, SettingsOf } from '../base/settings';
import { patternPresets, type Preset } from '../patterns/preset-settings';
import { patterns, type PatternId, type PatternSettings } from '../patterns/registry';

/** A layer that has no name yet: it gets one in the stack that it becomes part of. */
interface PresetLayerOf<Kind extends PatternId> {
  readonly kind: Kind;
  readonly settings: PatternSettings[Kind];
}

export type PresetLayer = { [Kind in PatternId]: PresetLayerOf<Kind> }[PatternId];

/** A whole stack that has a name of its own. */
export interface StackPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  /** Outermost first. */
  readonly layers: readonly PresetLayer[];
}

export const stackPresets: readonly StackPreset[] = [
  {
    id: 'resilient-client',
    label: 'Resilient client',
    help: 'Each try is gated, timed and holds a slot of its own; an open breaker ends the tries.',
    layers: [
      { kind: 'retry', settings: changed(patterns.retry.fields, { maxAttempts: 3, budget: 'deposits' }) },
      {
        kind: 'circuit-breaker',
        settings: changed(patterns['circuit-breaker'].fields, {
          tripOn: 'failure-rate-time',
          failureRate: 0.5,
          minimumCalls: 20,
          openForMs: 5000,
        }),
      },
      { kind: 'timeout', settings: changed(patterns.timeout.fields, { afterMs: 1000 }) },
      { kind: 'bulkhead', settings: changed(patterns.bulkhead.fields, { maxConcurrent: 25 }) },
    ],
  },
  {
    id: 'read-with-cache',
    label: 'Read with a cache',
    help: 'What is known is not asked for, what is asked for is asked once, and a stale answer beats an error.',
    layers: [
      {
        kind: 'cache',
        settings: changed(patterns.cache.fields, { ttlMs: 10_000, ttlJitter: 0.1, staleIfErrorMs: 60_000 }),
      },
      { kind: 'single-flight', settings: changed(patterns['single-flight'].fields, {}) },
      { kind: 'timeout', settings: changed(patterns.timeout.fields, { afterMs: 1000 }) },
    ],
  },
  {
    id: 'tail-tolerant',
    label: 'Tail tolerant',
    help: 'A slow call is made again at another instance, and instances that fail are left alone for a while.',
    layers: [
      { kind: 'hedge', settings: changed(patterns.hedge.fields, {}) },
      {
        kind: 'load-balancer',
        settings: changed(patterns['load-balancer'].fields, { algorithm: 'two-choices' }),
      },
      {
        kind: 'outlier-ejection',
        settings: changed(patterns['outlier-ejection'].fields, { maxEjectedShare: 0.34 }),
      },
    ],
  },
  {
    id: 'polite-client',
    label: 'Polite client',
    help: 'Every try pays at a limiter, and retries may add a fifth of the calls at most.',
    layers: [
      { kind: 'retry', settings: changed(patterns.retry.fields, { budget: 'deposits', budgetRatio: 0.2 }) },
      { kind: 'rate-limiter', settings: changed(patterns['rate-limiter'].fields, { maxWaitMs: 200 }) },
      { kind: 'timeout', settings: changed(patterns.timeout.fields, { afterMs: 1000 }) },
    ],
  },
  {
    id: 'breaker-counts',
    label: 'Breaker by counts',
    help: 'Five failures in a row open it for 60 s; each call may take 30 s, and a fixed value answers for it.',
    layers: [
      { kind: 'fallback', settings: named(patternPresets.fallback, 'fixed') },
      { kind: 'circuit-breaker', settings: named(patternPresets['circuit-breaker'], 'counts') },
      { kind: 'timeout', settings: changed(patterns.timeout.fields, { afterMs: 30_000 }) },
    ],
  },
  {
    id: 'breaker-per-service',
    label: 'Breaker for each service',
    help: 'The same with 10 s for a call and 30 s open, and the last good answer in its place.',
    layers: [
      { kind: 'fallback', settings: named(patternPresets.fallback, 'last-answer') },
      { kind: 'circuit-breaker', settings: named(patternPresets['circuit-breaker'], 'per-service') },
      { kind: 'timeout', settings: changed(patterns.timeout.fields, { afterMs: 10_000 }) },
    ],
  },
  {
    id: 'service-client',
    label: 'Service client',
    help: 'The client gives up after 5 s; inside, a breaker opens over 50 % of calls that fail or take 3 s.',
    layers: [
      { kind: 'timeout', settings: changed(patterns.timeout.fields, { afterMs: 5000 }) },
      { kind: 'circuit-breaker', settings: named(patternPresets['circuit-breaker'], 'service-client') },
      { kind: 'timeout', settings: changed(patterns.timeout.fields, { afterMs: 3000 }) },
    ],
  },
  {
    id: 'mesh-client',
    label: 'Mesh client',
    help: 'A breaker in front of an instance that a balancer chooses in turn, and 5 s for each call.',
    layers: [
      { kind: 'circuit-breaker', settings: changed(patterns['circuit-breaker'].fields, {}) },
      { kind: 'timeout', settings: changed(patterns.timeout.fields, { afterMs: 5000 }) },
      {
        kind: 'load-balancer',
        settings: changed(patterns['load-balancer'].fields, { algorithm: 'round-robin' }),
      },
    ],
  },
];

function changed<Fields extends SettingFields>(
  fields: Fields,
  changes: Partial<SettingsOf<Fields>>,
): SettingsOf<Fields> {
  return { ...defaultsOf(fields), ...changes };
}

function named<Settings>(presets: readonly Preset<Settings>[], id: string): Settings {
  return ensure(
    presets.find((preset) => preset.id === id),
    `the preset ${id}`,
  ).settings;
}
