import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { checkSettings } from '../../base/check-settings';
import { FAILURE, SUCCESS } from '../../base/judgement';
import { NS_PER_MS } from '../../base/time';
import * as engine from './engine';
import { presets } from './preset-settings';
import { fields } from './settings';

/** Whether the first of so many instances is ejected after its calls, of which the others have none but good ones. */
function isEjected(id: string, instances: number, ends: readonly boolean[], untilMs: number): boolean {
  const { settings } = ensure(
    presets.find((preset) => preset.id === id),
    `preset ${id}`,
  );
  const config = engine.configure(settings, instances);
  const state = engine.init(config, 0);
  const call = (instance: number, isGood: boolean): void => {
    const permit = engine.begin(config, state, instance, NS_PER_MS);
    engine.complete(config, state, instance, permit, NS_PER_MS, isGood ? SUCCESS : FAILURE);
  };
  for (let place = 0; place < instances; place++) engine.setMember(config, state, place, true, 0);
  for (const isGood of ends) {
    call(0, isGood);
    for (let place = 1; place < instances; place++) call(place, true);
  }
  engine.advance(config, state, untilMs * NS_PER_MS);
  return engine.isEjected(state, 0);
}

const failures = (count: number): boolean[] => Array.from({ length: count }, () => false);

describe('presets', () => {
  it('are complete settings with a name of their own each', () => {
    for (const { settings } of presets) {
      expect(checkSettings(fields, settings, 'preset')).toEqual({ ok: true, value: settings });
    }
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });

  it('Envoy: 5 in a row of ten instances, and none of three', () => {
    expect(isEjected('envoy', 10, failures(4), 2)).toBe(false);
    expect(isEjected('envoy', 10, failures(5), 2)).toBe(true);
    expect(isEjected('envoy', 3, failures(50), 2)).toBe(false);
  });

  it('small fleet: 3 in a row of three instances, for 5 seconds', () => {
    expect(isEjected('small-fleet', 3, failures(2), 2)).toBe(false);
    expect(isEjected('small-fleet', 3, failures(3), 2)).toBe(true);
    expect(isEjected('small-fleet', 3, failures(3), 6001)).toBe(false);
  });

  it('by failure rate: half of 20 calls, at the next sweep', () => {
    const half = Array.from({ length: 20 }, (_, call) => call % 2 === 0);
    expect(isEjected('failure-rate', 4, half, 4999)).toBe(false);
    expect(isEjected('failure-rate', 4, half, 5000)).toBe(true);
    expect(isEjected('failure-rate', 4, [...half.slice(0, 18), true, true], 5000)).toBe(false);
  });
});
