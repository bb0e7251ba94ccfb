import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR } from '../../base/outcome';
import { msToNs } from '../../base/time';
import * as engine from './engine';
import { fields, type RetrySettings } from './settings';

const ms = (max: number) => fc.oneof(fc.integer({ min: 0, max }), fc.double({ min: 0, max, noNaN: true }));

const anySettings: fc.Arbitrary<RetrySettings> = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 20 }),
  backoff: fc.constantFrom('constant', 'exponential'),
  initialDelayMs: ms(fields.initialDelayMs.max),
  factor: fc.double({ min: 1, max: 10, noNaN: true }),
  maxDelayMs: ms(fields.maxDelayMs.max),
  jitter: fc.constantFrom('none', 'full', 'equal', 'proportional'),
  jitterRatio: fc.double({ min: 0, max: 1, noNaN: true }),
  retryOn: fc.subarray(fields.retryOn.options.map((option) => option.value)),
});
const anyDraw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyAttempt = fc.integer({ min: 1, max: 25 });

/** How far a jitter can go, in shares of the wait it is applied to. */
function reachOf(settings: RetrySettings): readonly [number, number] {
  switch (settings.jitter) {
    case 'none':
      return [1, 1];
    case 'full':
      return [0, 1];
    case 'equal':
      return [0.5, 1];
    case 'proportional':
      return [1 - settings.jitterRatio, 1 + settings.jitterRatio];
  }
}

describe('properties of the retry engine', () => {
  it('RT-1, RT-2, RT-7: a whole number of nanoseconds from zero on, or giving up for a reason', () => {
    const property = fc.property(
      anySettings,
      anyAttempt,
      fc.nat(7),
      anyDraw,
      (settings, attempt, outcome, draw) => {
        const delay = engine.nextDelay(engine.configure(settings), attempt, outcome, draw);
        const retried = fields.retryOn.options[[-1, 0, 1, 2, 3, 4, 5, -1][outcome]];
        const expected = retried !== undefined && settings.retryOn.includes(retried.value);
        expect(delay === engine.GIVE_UP).toBe(!expected || attempt >= settings.maxAttempts);
        if (delay !== engine.GIVE_UP) expect(Number.isSafeInteger(delay) && delay >= 0).toBe(true);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('RT-4, RT-5, RT-6: lies where the formula and its jitter say', () => {
    const property = fc.property(anySettings, anyAttempt, anyDraw, (changed, attempt, draw) => {
      const settings: RetrySettings = { ...changed, maxAttempts: 26, retryOn: ['error'] };
      const delay = engine.nextDelay(engine.configure(settings), attempt, ERROR, draw);
      const factor = settings.backoff === 'constant' ? 1 : settings.factor;
      const plain = Math.min(
        msToNs(settings.maxDelayMs),
        msToNs(settings.initialDelayMs) * Math.pow(factor, attempt - 1),
      );
      const [low, high] = reachOf(settings);
      const slack = 1 + plain * 1e-12;
      expect(delay).toBeGreaterThanOrEqual(plain * low - slack);
      expect(delay).toBeLessThanOrEqual(plain * high + slack);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('RT-8: the same attempt, outcome and draw give the same wait', () => {
    const property = fc.property(anySettings, anyAttempt, anyDraw, (settings, attempt, draw) => {
      const once = engine.nextDelay(engine.configure(settings), attempt, ERROR, draw);
      expect(engine.nextDelay(engine.configure(settings), attempt, ERROR, draw)).toBe(once);
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('RT-6: a greater draw never waits less', () => {
    const property = fc.property(
      anySettings,
      anyAttempt,
      anyDraw,
      anyDraw,
      (settings, attempt, one, other) => {
        const config = engine.configure(settings);
        const less = engine.nextDelay(config, attempt, ERROR, Math.min(one, other));
        expect(engine.nextDelay(config, attempt, ERROR, Math.max(one, other))).toBeGreaterThanOrEqual(less);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});
