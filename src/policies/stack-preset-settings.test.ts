import { describe, expect, it } from 'vitest';
import { checkSettings } from '../base/check-settings';
import type { SettingFields } from '../base/settings';
import { patternPresets } from '../patterns/preset-settings';
import { PATTERN_IDS, patterns } from '../patterns/registry';
import { stackPresets } from './stack-preset-settings';

const order = (id: string): string =>
  stackPresets
    .find((preset) => preset.id === id)
    ?.layers.map(({ kind }) => kind)
    .join(' > ') ?? '';

describe('stacks with a name', () => {
  it('have ids of their own, and a line of help each', () => {
    const ids = stackPresets.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { label, help } of stackPresets) {
      expect(label).toMatch(/^[A-Z]/);
      expect(help).toMatch(/^[A-Z][^\n]*\.$/);
      expect(help.length).toBeLessThan(120);
    }
  });

  it.each(stackPresets)('$label has the complete settings of each layer', ({ layers }) => {
    expect(layers.length).toBeGreaterThan(1);
    for (const { kind, settings } of layers) {
      const fields: SettingFields = patterns[kind].fields;
      expect(checkSettings(fields, settings, kind)).toEqual({ ok: true, value: settings });
      expect(new Set(Object.keys(settings))).toEqual(new Set(Object.keys(fields)));
    }
  });

  it('breaker by counts: fallback > breaker > timeout of 30 s, 5 failures in a row, open for 60 s', () => {
    expect(order('breaker-counts')).toBe('fallback > circuit-breaker > timeout');
    const layers = stackPresets.find(({ id }) => id === 'breaker-counts')?.layers;
    expect(layers?.[1]?.settings).toMatchObject({
      failureThreshold: 5,
      openForMs: 60_000,
      trialsRequired: 3,
    });
    expect(layers?.[2]?.settings).toMatchObject({ afterMs: 30_000 });
  });

  it('breaker for each service: the same with 10 s and 30 s, and the last good answer', () => {
    expect(order('breaker-per-service')).toBe('fallback > circuit-breaker > timeout');
    const layers = stackPresets.find(({ id }) => id === 'breaker-per-service')?.layers;
    expect(layers?.map(({ settings }) => settings)).toMatchObject([
      { kind: 'cached' },
      { failureThreshold: 5, openForMs: 30_000 },
      { afterMs: 10_000 },
    ]);
  });

  it('service client: a timeout of 5 s over a breaker with 3 s, 50 % and 30 s', () => {
    expect(order('service-client')).toBe('timeout > circuit-breaker > timeout');
    const layers = stackPresets.find(({ id }) => id === 'service-client')?.layers;
    expect(layers?.map(({ settings }) => settings)).toMatchObject([
      { afterMs: 5000 },
      { failureRate: 0.5, openForMs: 30_000 },
      { afterMs: 3000 },
    ]);
  });

  it('mesh client: breaker, a timeout of 5 s, and a balancer that takes instances in turn', () => {
    expect(order('mesh-client')).toBe('circuit-breaker > timeout > load-balancer');
  });

  it('resilient client: retry > breaker > timeout > bulkhead', () => {
    expect(order('resilient-client')).toBe('retry > circuit-breaker > timeout > bulkhead');
  });

  it('read with a cache: cache > single flight > timeout', () => {
    expect(order('read-with-cache')).toBe('cache > single-flight > timeout');
  });

  it('tail tolerant: hedge > balancer > ejection', () => {
    expect(order('tail-tolerant')).toBe('hedge > load-balancer > outlier-ejection');
  });

  it('polite client: retry > limiter > timeout', () => {
    expect(order('polite-client')).toBe('retry > rate-limiter > timeout');
  });
});

describe('presets of each pattern', () => {
  it.each(PATTERN_IDS)('%s has presets with complete settings', (kind) => {
    const fields: SettingFields = patterns[kind].fields;
    const presets = patternPresets[kind];
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    for (const { settings } of presets) {
      expect(checkSettings(fields, settings, kind)).toEqual({ ok: true, value: settings });
    }
  });
});
