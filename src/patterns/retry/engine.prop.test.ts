import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../base/outcome';
import { msToNs } from '../../base/time';
import * as engine from './engine';
import { GIVE_UP, delayAfter, settingsWith } from './retry.test-support';
import { fields, type RetrySettings } from './settings';

const ms = (max: number) => fc.oneof(fc.integer({ min: 0, max }), fc.double({ min: 0, max, noNaN: true }));

const optionsOf = <Value extends string>(field: { readonly options: readonly { readonly value: Value }[] }) =>
  field.options.map((option) => option.value);

const anySettings: fc.Arbitrary<RetrySettings> = fc
  .record({
    maxAttempts: fc.oneof(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: fields.maxAttempts.max }),
    ),
    backoff: fc.constantFrom(...optionsOf(fields.backoff)),
    initialDelayMs: ms(fields.initialDelayMs.max),
    factor: fc.double({ min: 1, max: 10, noNaN: true }),
    maxDelayMs: ms(fields.maxDelayMs.max),
    jitter: fc.constantFrom(...optionsOf(fields.jitter)),
    jitterRatio: fc.double({ min: 0, max: 1, noNaN: true }),
    retryBy: fc.constantFrom(...optionsOf(fields.retryBy)),
    retryOn: fc.subarray(optionsOf(fields.retryOn)),
    retryStatuses: fc.subarray(optionsOf(fields.retryStatuses)),
  })
  .map(settingsWith);
const anyDraw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyAttempt = fc.oneof(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 1001 }));
const anyPrevious = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: msToNs(fields.maxDelayMs.max) }));
/** A wait before, or a draw before: whatever it is that the config wants. */
const anyCarried = fc.record({ wait: anyPrevious, draw: anyDraw });
type Carried = typeof anyCarried extends fc.Arbitrary<infer Value> ? Value : never;

function previousOf(settings: RetrySettings, carried: Carried): number {
  return settings.jitter === 'decorrelated-v2' ? carried.draw : carried.wait;
}

/** The curve of V2 as it was published, by the functions of the language. */
function curve(factor: number, t: number): number {
  return Math.pow(factor, t) * Math.tanh(Math.sqrt(4 * t));
}

function cutStep(settings: RetrySettings, from: number, to: number): number {
  const [cap, first] = [msToNs(settings.maxDelayMs), msToNs(settings.initialDelayMs)];
  const reached = curve(settings.factor, to);
  if (first === 0) return 0;
  if (reached === Infinity) return cap;
  const before = from < 0 ? 0 : curve(settings.factor, from);
  return Math.min(cap, (Math.max(0, reached - before) * first) / 1.4);
}

/** How far a wait can reach by its formula, from the lowest draw to the highest. */
function reachOf(settings: RetrySettings, attempt: number, previous: number): readonly [number, number] {
  const cap = msToNs(settings.maxDelayMs);
  const first = msToNs(settings.initialDelayMs);
  const growth = { constant: 1, linear: attempt, exponential: Math.pow(settings.factor, attempt - 1) };
  // Beyond all doubles the power is infinite, and infinitely many times nothing would be no number.
  const grown = first === 0 ? 0 : first * growth[settings.backoff];
  const plain = Math.min(cap, grown);
  switch (settings.jitter) {
    case 'none':
      return [plain, plain];
    case 'full':
      return [0, plain];
    case 'equal':
      return [plain / 2, plain];
    case 'proportional':
      return [plain * (1 - settings.jitterRatio), plain * (1 + settings.jitterRatio)];
    case 'additive-before-cap':
      // Rounded to a millisecond.
      return [plain - 5e5, Math.min(cap, plain * (1 + settings.jitterRatio) + 5e5)];
    case 'additive-after-cap':
      return [plain, plain * (1 + settings.jitterRatio)];
    case 'decorrelated-v2': {
      if (settings.backoff !== 'exponential')
        return [Math.min(cap, grown * 0.75), Math.min(cap, grown * 1.25)];
      const from = attempt === 1 ? -1 : attempt - 2 + previous;
      return [cutStep(settings, from, attempt - 1), cutStep(settings, from, attempt)];
    }
    case 'decorrelated':
      return [Math.min(cap, first), Math.min(cap, 3 * (previous > first ? previous : first))];
  }
}

describe('properties of the retry engine', () => {
  it('RT-1, RT-2, RT-7, RT-12: a whole number of nanoseconds from zero on, or giving up for a reason', () => {
    const property = fc.property(
      anySettings,
      anyAttempt,
      fc.nat(OUTCOMES.length - 1),
      anyDraw,
      anyCarried,
      (settings, attempt, outcome, draw, carried) => {
        const previous = previousOf(settings, carried);
        const delay = delayAfter(engine.configure(settings), attempt, outcome, draw, previous);
        const { id, status } = OUTCOMES[outcome];
        const chosen: readonly string[] =
          settings.retryBy === 'status' ? settings.retryStatuses : settings.retryOn;
        const isChosen = chosen.includes(settings.retryBy === 'status' ? String(status) : id);
        const goesOn = isChosen && attempt < settings.maxAttempts;
        expect(delay === GIVE_UP).toBe(!goesOn);
        if (goesOn) expect(Number.isSafeInteger(delay) && delay >= 0).toBe(true);
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });

  it('RT-4, RT-5, RT-6, RT-11, RT-14 to RT-17: lies where the formula and its jitter say', () => {
    const property = fc.property(
      anySettings,
      anyAttempt,
      anyDraw,
      anyCarried,
      (settings, attempt, draw, carried) => {
        const previous = previousOf(settings, carried);
        const delay = engine.drawnDelay(engine.configure(settings), attempt, draw, previous);
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
      };
      const config = engine.configure(settings);
      let wait = 0;
      // sleep = min(cap, random_between(base, sleep * 3)), as it was published, in milliseconds.
      let sleep = settings.initialDelayMs;
      row.forEach((draw, index) => {
        wait = engine.drawnDelay(config, index + 1, draw, wait);
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
      anyCarried,
      (settings, attempt, draw, carried) => {
        const previous = previousOf(settings, carried);
        const once = engine.drawnDelay(engine.configure(settings), attempt, draw, previous);
        expect(engine.drawnDelay(engine.configure(settings), attempt, draw, previous)).toBe(once);
      },
    );
    fc.assert(property, { numRuns: 100 });
  });

  it('RT-6, RT-11, RT-15 to RT-17: a greater draw never waits less, nor does a longer wait before', () => {
    const property = fc.property(
      anySettings,
      anyAttempt,
      fc.tuple(anyDraw, anyDraw),
      fc.tuple(anyCarried, anyCarried),
      (settings, attempt, draws, carried) => {
        const config = engine.configure(settings);
        const smooth = settings.jitter === 'decorrelated-v2';
        const before = carried.map((one) => previousOf(settings, one));
        // A smooth wait begins at the point that was drawn before: the farther that one, the shorter the wait.
        const [lesser, greater] = smooth
          ? [Math.max(...before), Math.min(...before)]
          : [Math.min(...before), Math.max(...before)];
        const less = engine.drawnDelay(config, attempt, Math.min(...draws), lesser);
        const more = engine.drawnDelay(config, attempt, Math.max(...draws), greater);
        expect(more).toBeGreaterThanOrEqual(less);
      },
    );
    fc.assert(property, { numRuns: 400 });
  });

  it('RT-18 to RT-21: who must wait does, and nobody begins too late', () => {
    const instant = fc.integer({ min: 0, max: 4e9 });
    const property = fc.property(
      fc.record({
        overallMs: fc.integer({ min: 0, max: 3000 }),
        maxPushbackMs: fc.integer({ min: 0, max: 3000 }),
      }),
      fc.tuple(instant, instant, instant, instant, instant),
      (changed, [now, delay, notBefore, startedAt, deadline]) => {
        const settings = settingsWith(changed);
        const config = engine.configure(settings);
        const begins = now + engine.heldBack(delay, now, notBefore);
        expect(begins).toBe(notBefore > now + delay ? notBefore : now + delay);
        const late = settings.overallMs > 0 && begins > startedAt + msToNs(settings.overallMs);
        expect(engine.isTooLate(config, begins, startedAt, deadline)).toBe(late || begins >= deadline);
        const asked = notBefore - now;
        expect(engine.asksTooMuch(config, now, notBefore)).toBe(asked > msToNs(settings.maxPushbackMs));
      },
    );
    fc.assert(property, { numRuns: 400 });
  });
});
