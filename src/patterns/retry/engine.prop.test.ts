import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR, OUTCOMES } from '../../base/outcome';
import { msToNs } from '../../base/time';
import * as engine from './engine';
import { fields, type RetrySettings } from './settings';

const ms = (max: number) => fc.oneof(fc.integer({ min: 0, max }), fc.double({ min: 0, max, noNaN: true }));

const anySettings: fc.Arbitrary<RetrySettings> = fc.record({
  maxAttempts: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: fields.maxAttempts.max })),
  backoff: fc.constantFrom('constant', 'exponential'),
  initialDelayMs: ms(fields.initialDelayMs.max),
  factor: fc.double({ min: 1, max: 10, noNaN: true }),
  maxDelayMs: ms(fields.maxDelayMs.max),
  jitter: fc.constantFrom('none', 'full', 'equal', 'proportional', 'decorrelated'),
  jitterRatio: fc.double({ min: 0, max: 1, noNaN: true }),
  retryOn: fc.subarray(fields.retryOn.options.map((option) => option.value)),
});
const anyDraw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyAttempt = fc.oneof(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 1001 }));
const anyPrevious = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: msToNs(fields.maxDelayMs.max) }));

/** How far a wait can reach by its formula, from the lowest draw to the highest. */
function reachOf(settings: RetrySettings, attempt: number, previous: number): readonly [number, number] {
  const cap = msToNs(settings.maxDelayMs);
  const first = msToNs(settings.initialDelayMs);
  const factor = settings.backoff === 'constant' ? 1 : settings.factor;
  // Beyond all doubles the power is infinite, and infinitely many times nothing would be no number.
  const plain = first === 0 ? 0 : Math.min(cap, first * Math.pow(factor, attempt - 1));
  switch (settings.jitter) {
    case 'none':
      return [plain, plain];
    case 'full':
      return [0, plain];
    case 'equal':
      return [plain / 2, plain];
    case 'proportional':
      return [plain * (1 - settings.jitterRatio), plain * (1 + settings.jitterRatio)];
    case 'decorrelated':
      return [Math.min(cap, first), Math.min(cap, 3 * (previous > first ? previous : first))];
  }
}

describe('properties of the retry engine', () => {
  it('RT-1, RT-2, RT-7: a whole number of nanoseconds from zero on, or giving up for a reason', () => {
    const property = fc.property(
      anySettings,
      anyAttempt,
      fc.nat(OUTCOMES.length - 1),
      anyDraw,
      anyPrevious,
      (settings, attempt, outcome, draw, previous) => {
        const delay = engine.nextDelay(engine.configure(settings), attempt, outcome, draw, previous);
        const chosen: readonly string[] = settings.retryOn;
        const goesOn = chosen.includes(OUTCOMES[outcome].id) && attempt < settings.maxAttempts;
        expect(delay === engine.GIVE_UP).toBe(!goesOn);
        if (goesOn) expect(Number.isSafeInteger(delay) && delay >= 0).toBe(true);
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });

  it('RT-4, RT-5, RT-6, RT-11: lies where the formula and its jitter say', () => {
    const property = fc.property(
      anySettings,
      anyAttempt,
      anyDraw,
      anyPrevious,
      (changed, attempt, draw, previous) => {
        const settings: RetrySettings = { ...changed, maxAttempts: 1002, retryOn: ['error'] };
        const delay = engine.nextDelay(engine.configure(settings), attempt, ERROR, draw, previous);
        const [low, high] = reachOf(settings, attempt, previous);
        const slack = 1 + high * 1e-12;
        expect(delay).toBeGreaterThanOrEqual(low - slack);
        expect(delay).toBeLessThanOrEqual(high + slack);
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });

  it('RT-11: a row of decorrelated waits is the textbook one', () => {
    const draws = fc.array(anyDraw, { minLength: 1, maxLength: 30 });
    const property = fc.property(anySettings, draws, (changed, row) => {
      const settings: RetrySettings = {
        ...changed,
        jitter: 'decorrelated',
        maxAttempts: 1000,
        retryOn: ['error'],
      };
      const config = engine.configure(settings);
      let wait = 0;
      // sleep = min(cap, random_between(base, sleep * 3)), as it was published, in milliseconds.
      let sleep = settings.initialDelayMs;
      row.forEach((draw, index) => {
        wait = engine.nextDelay(config, index + 1, ERROR, draw, wait);
        const [low, high] = [settings.initialDelayMs, sleep * 3];
        sleep = Math.min(settings.maxDelayMs, low + draw * (high - low));
        // There a cap below the first wait would turn the span round; here the first wait stays its lower end.
        if (sleep < settings.initialDelayMs) sleep = settings.initialDelayMs;
        const expected = msToNs(Math.min(settings.maxDelayMs, sleep));
        // A nanosecond of rounding trebles with each wait, up to the cap.
        expect(Math.abs(wait - expected)).toBeLessThanOrEqual(2 * Math.pow(3, index) + expected * 1e-9);
      });
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('RT-8: the same attempt, outcome, draw and wait before give the same wait', () => {
    const property = fc.property(
      anySettings,
      anyAttempt,
      anyDraw,
      anyPrevious,
      (settings, attempt, draw, previous) => {
        const once = engine.nextDelay(engine.configure(settings), attempt, ERROR, draw, previous);
        expect(engine.nextDelay(engine.configure(settings), attempt, ERROR, draw, previous)).toBe(once);
      },
    );
    fc.assert(property, { numRuns: 100 });
  });

  it('RT-6, RT-11: a greater draw never waits less, nor does a longer wait before', () => {
    const property = fc.property(
      anySettings,
      anyAttempt,
      fc.tuple(anyDraw, anyDraw),
      fc.tuple(anyPrevious, anyPrevious),
      (settings, attempt, draws, waits) => {
        const config = engine.configure(settings);
        const less = engine.nextDelay(config, attempt, ERROR, Math.min(...draws), Math.min(...waits));
        const more = engine.nextDelay(config, attempt, ERROR, Math.max(...draws), Math.max(...waits));
        expect(more).toBeGreaterThanOrEqual(less);
      },
    );
    fc.assert(property, { numRuns: 400 });
  });
});
