import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { checkSettings } from '../../base/check-settings';
import { NS_PER_MS } from '../../base/time';
import * as engine from './engine';
import { presets } from './preset-settings';
import { fields } from './settings';

/** How many of so many calls at one instant start at once, and how many are told to wait. */
function poured(id: string, calls: number, atMs = 0): { started: number; waiting: number } {
  const { settings } = ensure(
    presets.find((preset) => preset.id === id),
    `preset ${id}`,
  );
  const config = engine.configure(settings);
  const state = engine.init(config, 0);
  const waits = Array.from({ length: calls }, () => engine.tryAcquire(config, state, 7, 1, atMs * NS_PER_MS));
  return {
    started: waits.filter((wait) => wait === 0).length,
    waiting: waits.filter((wait) => wait > 0).length,
  };
}

describe('presets', () => {
  it('are complete settings with a name of their own each', () => {
    for (const { settings } of presets) {
      expect(checkSettings(fields, settings, 'preset')).toEqual({ ok: true, value: settings });
    }
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });

  it('public gateway: 100 in 15 minutes from the first call on, then 100 at once', () => {
    const { settings } = presets[0];
    const config = engine.configure(settings);
    const state = engine.init(config, 0);
    const take = (ms: number): boolean => engine.tryAcquire(config, state, 7, 1, ms * NS_PER_MS) === 0;
    const first = Array.from({ length: 101 }, () => take(60_000)).filter(Boolean).length;
    expect([first, take(959_999), take(960_000)]).toEqual([100, false, true]);
    expect(engine.tryAcquire(config, state, 8, 1, 61_000 * NS_PER_MS)).toBe(0);
  });

  it('Spring Cloud Gateway: 20 at once', () => {
    expect(poured('spring-gateway', 30)).toEqual({ started: 20, waiting: 0 });
  });

  it('Envoy, local: 100 at once', () => {
    expect(poured('envoy-local', 150)).toEqual({ started: 100, waiting: 0 });
  });

  it('nginx: one starts, the others of the bucket wait for their turn', () => {
    expect(poured('nginx', 40)).toEqual({ started: 1, waiting: 19 });
  });

  it('exact quota: 100 in any second', () => {
    expect(poured('exact', 150, 999)).toEqual({ started: 100, waiting: 0 });
  });
});
