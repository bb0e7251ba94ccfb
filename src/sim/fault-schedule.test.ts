import { describe, expect, it } from 'vitest';
import { NEVER, msToNs } from '../base/time';
import type { FaultModel } from './fault-model';
import { nextChange, strengthAt, turnAt } from './fault-schedule';
import { fault } from './small-model.test-support';

const between = (fromMs: number, toMs: number, more: Partial<FaultModel> = {}): FaultModel =>
  ({
    ...fault('one', 'server', fromMs, toMs, {}),
    ...more,
  }) as FaultModel;

/** Every moment at which something changes, in milliseconds, from before the run on. */
function changes(of: FaultModel, most = 1000): number[] {
  const found: number[] = [];
  for (let now = nextChange(of, -1); now !== NEVER && found.length < most; now = nextChange(of, now)) {
    found.push(now / 1e6);
  }
  return found;
}

const strengths = (of: FaultModel, moments: readonly number[]): number[] =>
  moments.map((ms) => strengthAt(of, msToNs(ms)));

describe('a fault', () => {
  it('acts from its beginning up to, but without, its end', () => {
    const once = between(100, 200);
    expect(changes(once)).toEqual([100, 200]);
    expect(strengths(once, [0, 99.999999, 100, 150, 199.999999, 200, 5000])).toEqual([0, 0, 1, 1, 1, 0, 0]);
  });

  it('from the very start acts at the start', () => {
    expect(strengthAt(between(0, 10), 0)).toBe(1);
    expect(changes(between(0, 10))).toEqual([0, 10]);
  });

  it('that ends when it begins, or before, never acts', () => {
    for (const more of [{}, { rampInNs: 5, rampOutNs: 5 }, { times: 3, everyNs: msToNs(10) }, { times: 3 }]) {
      for (const toMs of [100, 50]) {
        const never = between(100, toMs, more);
        expect(changes(never)).toEqual([]);
        for (let ms = 0; ms < 200; ms++) expect(strengthAt(never, msToNs(ms)) > 0).toBe(false);
      }
    }
  });

  it('comes back, so many times in all', () => {
    const thrice = between(100, 110, { times: 3, everyNs: msToNs(50) });
    expect(changes(thrice)).toEqual([100, 110, 150, 160, 200, 210]);
    expect(strengths(thrice, [99, 100, 110, 149, 150, 160, 205, 210, 250, 100_000])).toEqual([
      0, 1, 0, 0, 1, 0, 1, 0, 0, 0,
    ]);
    expect([99, 100, 149, 150, 200, 900].map((ms) => turnAt(thrice, msToNs(ms)))).toEqual([
      -1, 0, 0, 1, 2, 2,
    ]);
  });

  it('that comes back at the very moment of its end acts on, in a new turn', () => {
    const always = between(100, 150, { times: 3, everyNs: msToNs(50) });
    expect(changes(always)).toEqual([100, 150, 200, 250]);
    expect(strengths(always, [100, 150, 199, 200, 249, 250])).toEqual([1, 1, 1, 1, 1, 0]);
  });

  it('comes ten thousand times at the times it should, and no more', () => {
    const often = between(7, 8, { times: 10_000, everyNs: msToNs(3) });
    const all = changes(often, 1_000_000);
    expect(all.length).toBe(20_000);
    expect(all.every((ms, k) => ms === 7 + Math.floor(k / 2) * 3 + (k % 2))).toBe(true);
  });

  it('grows and fades in twenty steps, each as strong as the middle of a smooth one', () => {
    const ramps = between(100, 200, { rampInNs: msToNs(20), rampOutNs: msToNs(40) });
    const up = Array.from({ length: 21 }, (_, k) => 100 + k);
    const down = Array.from({ length: 21 }, (_, k) => 160 + 2 * k);
    expect(changes(ramps)).toEqual([...up, ...down]);
    expect(strengths(ramps, [100, 100.999, 101, 119.999])).toEqual([0.025, 0.025, 0.075, 0.975]);
    expect(strengths(ramps, [120, 159.999])).toEqual([1, 1]);
    const fading = strengths(ramps, [160, 161.999, 162, 199.999, 200]);
    [0.975, 0.975, 0.925, 0.025, 0].forEach((wanted, k) => expect(fading[k]).toBeCloseTo(wanted, 12));
  });

  it('does as much as a smooth one over a whole ramp', () => {
    const ramp = between(0, 1000, { rampInNs: msToNs(1000) });
    let area = 0;
    for (const [k, ms] of changes(ramp).entries())
      area += strengthAt(ramp, msToNs(ms)) * (changes(ramp)[k + 1] - ms || 0);
    expect(area).toBeCloseTo(500, 9);
  });

  it('grows anew in each of its turns', () => {
    const waves = between(0, 100, { rampInNs: msToNs(100), times: 2, everyNs: msToNs(200) });
    expect(strengths(waves, [0, 99, 150, 200, 299, 300])).toEqual([0.025, 0.975, 0, 0.025, 0.975, 0]);
  });
});
