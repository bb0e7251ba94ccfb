import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { checkSettings } from '../../base/check-settings';
import { NS_PER_MS } from '../../base/time';
import * as engine from './engine';
import { presets } from './preset-settings';
import { fields } from './settings';

const COUNT = 4;

/** Where so many calls go, of which none ends; `key` and draw belong to each. */
function chosen(
  id: string,
  calls: number,
  weights = [1, 1, 1, 1],
  healthy = [true, true, true, true],
): number[] {
  const { settings } = ensure(
    presets.find((preset) => preset.id === id),
    `preset ${id}`,
  );
  const config = engine.configure(settings, COUNT);
  const state = engine.init(config, 0);
  weights.forEach((weight, place) => engine.setInstance(state, place, weight, healthy[place], 0));
  return Array.from({ length: calls }, (_, call) =>
    engine.choose(config, state, 1000 * NS_PER_MS, call % 2, (call * 0.37) % 1),
  );
}

const times = (places: readonly number[], place: number): number =>
  places.filter((one) => one === place).length;

describe('presets', () => {
  it('are complete settings with a name of their own each', () => {
    for (const { settings } of presets) {
      expect(checkSettings(fields, settings, 'preset')).toEqual({ ok: true, value: settings });
    }
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });

  it('registry client: everybody in turn, and nobody who is ejected', () => {
    const one = [false, false, false, true];
    expect(new Set(chosen('registry-client', 8, [1, 1, 1, 1], one))).toEqual(new Set([3]));
    expect([0, 1, 2, 3].map((place) => times(chosen('registry-client', 8), place))).toEqual([2, 2, 2, 2]);
  });

  it('Envoy least request: calls all again when most are ejected', () => {
    const places = chosen('envoy-least-request', 40, [1, 1, 1, 1], [false, false, false, true]);
    expect(new Set(places).size).toBe(COUNT);
  });

  it('nginx weighted: by weight, and not in a row', () => {
    const places = chosen('nginx-weighted', 7, [4, 2, 1, 0]);
    expect([0, 1, 2, 3].map((place) => times(places, place))).toEqual([4, 2, 1, 0]);
    expect(places.join('')).not.toContain('000');
  });

  it('least connections with slow start: the least busy one', () => {
    expect([0, 1, 2, 3].map((place) => times(chosen('warm-up', 8), place))).toEqual([2, 2, 2, 2]);
  });

  it('sticky users: what belongs together stays together', () => {
    const places = chosen('sticky-users', 10);
    expect(new Set(places.filter((_, call) => call % 2 === 0)).size).toBe(1);
    expect(new Set(places.filter((_, call) => call % 2 === 1)).size).toBe(1);
  });
});
