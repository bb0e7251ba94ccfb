import {
  decorrelatedJitterGenerator,
  fullJitterGenerator,
  halfJitterGenerator,
  noJitterGenerator,
  type GeneratorFn,
} from 'cockatiel';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NS_PER_MS } from '../../base/time';
import * as engine from './engine';
import { configWith } from './retry.test-support';
import type { RetrySettings } from './settings';

/**
 * The backoff formulas beside those of cockatiel 4.0.0, with the same draws. Its waits are milliseconds, and those with
 * full and half jitter are cut to whole ones; ours are nanoseconds.
 */
interface Backoff {
  readonly initialDelay: number;
  readonly maxDelay: number;
  readonly exponent: number;
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** What its generator makes of a row of draws. */
function theirs<State>(generator: GeneratorFn<State>, options: Backoff, draws: readonly number[]): number[] {
  const random = vi.spyOn(Math, 'random');
  let state: State | undefined;
  return draws.map((draw) => {
    random.mockReturnValue(draw);
    const [delay, next] = generator(state, { ...options, generator });
    state = next;
    return delay;
  });
}

/** What ours makes of them, in milliseconds. */
function ours(jitter: RetrySettings['jitter'], options: Backoff, draws: readonly number[]): number[] {
  const config = configWith({
    jitter,
    initialDelayMs: options.initialDelay,
    maxDelayMs: options.maxDelay,
    factor: options.exponent,
  });
  let previous = 0;
  return draws.map((draw, index) => {
    const delay = engine.drawnDelay(config, index + 1, draw, previous);
    previous = engine.carriedOver(config, draw, delay);
    return delay / NS_PER_MS;
  });
}

const anyDraws = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});
const anyDelays = {
  // Whole nanoseconds: what is cut off a shorter wait would grow with it.
  initialDelay: fc.oneof(
    fc.integer({ min: 0, max: 5000 }),
    fc.integer({ min: 0, max: 5e9 }).map((ns) => ns / NS_PER_MS),
  ),
  maxDelay: fc.integer({ min: 0, max: 600_000 }),
};
const doubling = fc.record({ ...anyDelays, exponent: fc.constant(2) });

/** To a nanosecond, and to what is lost when two points far out on a curve are taken from each other. */
function closeTo(options: Backoff, actual: readonly number[], expected: readonly number[]): void {
  actual.forEach((wait, index) => {
    const reached = options.initialDelay * Math.pow(options.exponent, index + 1);
    const slack = 1 / NS_PER_MS + expected[index] * 1e-9 + Math.min(options.maxDelay, reached * 1e-14);
    expect(Math.abs(wait - expected[index])).toBeLessThanOrEqual(slack);
  });
}

describe('the backoff of cockatiel', () => {
  it('RT-4, RT-5: without jitter is the same, as long as it doubles', () => {
    const property = fc.property(doubling, anyDraws, (options, draws) => {
      closeTo(options, ours('none', options, draws), theirs(noJitterGenerator, options, draws));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('RT-6: with full and half jitter is ours cut to a whole millisecond, as long as it doubles', () => {
    const property = fc.property(doubling, anyDraws, (options, draws) => {
      for (const [jitter, generator] of [
        ['full', fullJitterGenerator],
        ['equal', halfJitterGenerator],
      ] as const) {
        const cut = theirs(generator, options, draws);
        ours(jitter, options, draws).forEach((wait, index) => {
          // A hair of rounding may carry a product over a whole number.
          expect(wait - cut[index]).toBeGreaterThan(-1 / NS_PER_MS - wait * 1e-9);
          expect(wait - cut[index]).toBeLessThan(1 + 1 / NS_PER_MS + wait * 1e-9);
        });
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('RT-16: decorrelated is our V2, at any factor', () => {
    const exponent = fc.double({ min: 1, max: 10, noNaN: true });
    const property = fc.property(fc.record({ ...anyDelays, exponent }), anyDraws, (options, draws) => {
      closeTo(
        options,
        ours('decorrelated-v2', options, draws),
        theirs(decorrelatedJitterGenerator, options, draws),
      );
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('RT-16: decorrelated is our V2 in a thousand attempts, where the curve is beyond all doubles', () => {
    const options = { initialDelay: 128, maxDelay: 30_000, exponent: 10 };
    const draws = Array.from({ length: 999 }, (_, index) => ((index * 7) % 16) / 16);
    closeTo(
      options,
      ours('decorrelated-v2', options, draws),
      theirs(decorrelatedJitterGenerator, options, draws),
    );
  });
});

describe('known differences from its backoff', () => {
  const tripling = { initialDelay: 100, maxDelay: 30_000, exponent: 3 };
  const draws = [0.5, 0.5, 0.5, 0.5];

  it('defect 4: its waits without, with full and with half jitter double whatever the exponent; ours grow by it', () => {
    expect(theirs(noJitterGenerator, tripling, draws)).toEqual([100, 200, 400, 800]);
    expect(theirs(fullJitterGenerator, tripling, draws)).toEqual([50, 100, 200, 400]);
    expect(theirs(halfJitterGenerator, tripling, draws)).toEqual([75, 150, 300, 600]);
    expect(ours('none', tripling, draws)).toEqual([100, 300, 900, 2700]);
    expect(ours('full', tripling, draws)).toEqual([50, 150, 450, 1350]);
    expect(ours('equal', tripling, draws)).toEqual([75, 225, 675, 2025]);
  });

  it('its full jitter draws no wait of less than a millisecond but none: ours keeps the nanoseconds', () => {
    const short = { initialDelay: 1, maxDelay: 1, exponent: 2 };
    expect(theirs(fullJitterGenerator, short, [0.25, 0.75])).toEqual([0, 0]);
    expect(ours('full', short, [0.25, 0.75])).toEqual([0.25, 0.75]);
  });

  it('an initial delay of nothing makes no number of its smooth waits far out: ours stays nothing', () => {
    const nothing = { initialDelay: 0, maxDelay: 1000, exponent: 10 };
    const far = Array.from({ length: 400 }, () => 0.5);
    expect(theirs(decorrelatedJitterGenerator, nothing, far)[399]).toBeNaN();
    expect(ours('decorrelated-v2', nothing, far)[399]).toBe(0);
  });
});
