import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomBank } from '../../base/random-bank';
import { balancerOf, countsOf, settingsOf } from './balancer.test-support';

const KEYS = 20_000;

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('two random choices', () => {
  /** The greatest number of calls at one instance after `calls` calls that never end. */
  function greatest(algorithm: 'random' | 'two-choices', instances: number, calls: number, seed: number) {
    const weights = Array.from({ length: instances }, () => 1);
    const balancer = balancerOf(settingsOf(algorithm), weights, seed);
    for (let call = 0; call < calls; call += 1) balancer.choose();
    return Math.max(...balancer.state.inFlight);
  }

  it('LB-15: n calls over n instances: the fullest holds about ln ln n / ln 2, by lot about ln n / ln ln n', () => {
    const n = 1000;
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const two = seeds.map((seed) => greatest('two-choices', n, n, seed));
    const one = seeds.map((seed) => greatest('random', n, n, seed));
    // ln ln 1000 / ln 2 is 2.8. By lot, at most k at each of a thousand has the probability of a Poisson number of
    // mean 1 to the power of 1000: the mean of the fullest is 5.5, its deviation .7.
    expect(Math.max(...two)).toBeLessThanOrEqual(4);
    expect(meanOf(two)).toBeLessThan(3.4);
    expect(Math.abs(meanOf(one) - 5.5)).toBeLessThan((4 * 0.7) / Math.sqrt(20));
  });

  it('LB-15: with many calls the excess stays as small, by lot it grows with their root', () => {
    const [instances, mean] = [50, 400];
    const seeds = Array.from({ length: 10 }, (_, seed) => seed);
    const two = seeds.map((seed) => greatest('two-choices', instances, instances * mean, seed) - mean);
    const one = seeds.map((seed) => greatest('random', instances, instances * mean, seed) - mean);
    expect(Math.max(...two)).toBeLessThanOrEqual(5);
    expect(Math.min(...one)).toBeGreaterThanOrEqual(20);
  });

  /**
   * Poisson arrivals at n queues with exponential service 1, by events: the supermarket model. Returns the mean time
   * in the system by Little's law.
   */
  function meanTotal(
    algorithm: 'random' | 'two-choices',
    n: number,
    load: number,
    events: number,
    seed: number,
  ) {
    const balancer = balancerOf(
      settingsOf(algorithm),
      Array.from({ length: n }, () => 1),
      seed,
    );
    const bank = new RandomBank(seed + 1000);
    const stream = bank.stream('events');
    const busy: number[] = [];
    const { inFlight } = balancer.state;
    let [calls, area, time] = [0, 0, 0];
    for (let event = 0; event < events; event += 1) {
      const rate = load * n + busy.length;
      const step = -Math.log(bank.unit(stream)) / rate;
      if (event > events / 10) {
        area += calls * step;
        time += step;
      }
      const at = bank.unit(stream) * rate;
      if (at < load * n) {
        const instance = balancer.choose();
        if (inFlight[instance] === 1) busy.push(instance);
        calls += 1;
      } else {
        const place = Math.floor(at - load * n);
        const instance = busy[place];
        balancer.settle(instance);
        calls -= 1;
        if (inFlight[instance] > 0) continue;
        busy[place] = busy[busy.length - 1];
        busy.pop();
      }
    }
    return area / time / (load * n);
  }

  it('LB-15: as queues of 100 at load .7 and .9 the mean time is what theory says', () => {
    for (const [load, expected, byLot] of [
      [0.7, 1.6258, 1 / 0.3],
      [0.9, 2.6547, 10],
    ]) {
      const means = [1, 2, 3, 4].map((seed) => meanTotal('two-choices', 100, load, 400_000, seed));
      expect(Math.abs(meanOf(means) / expected - 1)).toBeLessThan(0.02);
      expect(meanTotal('random', 100, load, 400_000, 5)).toBeGreaterThan(byLot * 0.85);
    }
  });
});

describe('consistent hash', () => {
  function homes(weights: readonly number[], away = -1): number[] {
    const balancer = balancerOf(settingsOf('consistent-hash'), weights);
    if (away >= 0) balancer.set(away, weights[away], false);
    return Array.from({ length: KEYS }, (_, key) => balancer.choose(0, key));
  }

  it('LB-16: keys are spread evenly, as lots would be', () => {
    for (const n of [2, 3, 10, 50]) {
      const expected = KEYS / n;
      const counts = countsOf(homes(Array.from({ length: n }, () => 1)), n);
      const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      expect(chiSquare).toBeLessThan(n - 1 + 5 * Math.sqrt(2 * (n - 1)));
    }
  });

  it('LB-16: with weights, keys are spread by weight', () => {
    const counts = countsOf(homes([1, 2, 3, 4]), 4);
    counts.forEach((count, instance) => {
      const share = (instance + 1) / 10;
      expect(Math.abs(count - KEYS * share)).toBeLessThan(5 * Math.sqrt(KEYS * share * (1 - share)));
    });
  });

  it('LB-16: when one of n goes, its keys alone move, a share of about 1 / n, and to all the others', () => {
    const weightsAndOne = fc
      .array(fc.constantFrom(1, 1, 1, 2, 5), { minLength: 2, maxLength: 9 })
      .chain((weights) => fc.tuple(fc.constant(weights), fc.nat(weights.length - 1)));
    const property = fc.property(weightsAndOne, ([weights, gone]) => {
      const before = homes(weights);
      const after = homes(weights, gone);
      const moved = before.flatMap((home, key) => (home === after[key] ? [] : [key]));
      expect(moved.every((key) => before[key] === gone)).toBe(true);
      const share = weights[gone] / weights.reduce((sum, weight) => sum + weight, 0);
      expect(Math.abs(moved.length / KEYS - share)).toBeLessThan(0.02);
      expect(new Set(moved.map((key) => after[key])).size).toBe(weights.length - 1);
    });
    fc.assert(property, { numRuns: 25 });
  });

  it('LB-16: one that gains weight wins keys and no other pair of instances exchanges any', () => {
    const before = homes([1, 1, 1, 1]);
    const after = homes([1, 3, 1, 1]);
    before.forEach((home, key) => expect([home, 1]).toContain(after[key]));
  });

  it('LB-16: keys are any 32-bit numbers, and their neighbours are as strangers', () => {
    const balancer = balancerOf(settingsOf('consistent-hash'), [1, 1, 1, 1]);
    const keys = [0, -1, 0x7fffffff, -0x80000000, 0xffffffff];
    const first = keys.map((key) => balancer.choose(0, key));
    expect(keys.map((key) => balancer.choose(0, key))).toEqual(first);
    let same = 0;
    for (let key = 0; key < 4000; key += 1)
      same += balancer.choose(0, key) === balancer.choose(0, key + 1) ? 1 : 0;
    expect(Math.abs(same - 1000)).toBeLessThan(150);
  });
});
