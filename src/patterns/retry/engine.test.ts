import { describe, expect, it } from 'vitest';
import {
  CONFLICT,
  ERROR,
  NO_ANSWER,
  OK,
  OUTCOMES,
  RATE_LIMITED,
  SHORT_CIRCUITED,
  TIMEOUT,
} from '../../base/outcome';
import { NEVER, NS_PER_MS, msToNs } from '../../base/time';
import * as engine from './engine';
import { ATTEMPTS_USED_UP, GOES_ON, NOT_IDEMPOTENT, NOT_RETRIED } from './reasons';
import { GIVE_UP, configWith, delayAfter, waits } from './retry.test-support';
import { fields, type RetrySettings } from './settings';

const PLAIN = { jitter: 'none' } as const;

describe('how often', () => {
  it('RT-1: three attempts are the first and two more', () => {
    expect(waits({ ...PLAIN, maxAttempts: 3 })).toHaveLength(2);
    expect(waits({ ...PLAIN, maxAttempts: 1 })).toEqual([]);
  });

  it('RT-2: by default everything but success, withdrawal and an open circuit is tried again', () => {
    const config = configWith({});
    const retried = OUTCOMES.filter((_, code) => delayAfter(config, 1, code, 0, 0) !== GIVE_UP);
    expect(retried.map((outcome) => outcome.id)).toEqual([
      'error',
      'timeout',
      'bulkhead-full',
      'bulkhead-wait',
      'shed',
      'refused',
      'unavailable',
      'no-answer',
      'conflict',
      'rate-limited',
    ]);
  });

  it('RT-2: only what is chosen is tried again', () => {
    const config = configWith({ retryOn: ['short-circuited'] });
    expect(delayAfter(config, 1, SHORT_CIRCUITED, 0, 0)).toBe(0);
    expect(delayAfter(config, 1, TIMEOUT, 0, 0)).toBe(-1);
    expect(delayAfter(config, 1, OK, 0, 0)).toBe(-1);
  });

  it('RT-2: the setting offers every outcome that can be tried again, in its words', () => {
    const offered = OUTCOMES.filter(({ id }) => !['ok', 'cancelled', 'gave-up', 'fallback'].includes(id));
    const byName = (left: { value: string }, right: { value: string }) => (left.value < right.value ? -1 : 1);
    expect([...fields.retryOn.options].sort(byName)).toEqual(
      offered.map(({ id, label }) => ({ value: id, label })).sort(byName),
    );
  });

  it('RT-12: by status, what was answered decides, and not the list of outcomes', () => {
    const config = configWith({ retryBy: 'status', retryStatuses: ['429', '503'], retryOn: ['error'] });
    const retried = OUTCOMES.filter((_, code) => delayAfter(config, 1, code, 0, 0) !== GIVE_UP);
    expect(retried.map(({ id, status }) => [id, status])).toEqual([
      ['short-circuited', 503],
      ['bulkhead-full', 503],
      ['bulkhead-wait', 503],
      ['shed', 503],
      ['unavailable', 503],
      ['rate-limited', 429],
    ]);
  });

  it('RT-12: what has no status is never tried again by it, nor is a success', () => {
    const all = fields.retryStatuses.options.map((option) => option.value);
    const config = configWith({ retryBy: 'status', retryStatuses: all });
    const delays = [NO_ANSWER, OK, CONFLICT, RATE_LIMITED].map((code) => delayAfter(config, 1, code, 0, 0));
    expect(delays).toEqual([GIVE_UP, GIVE_UP, GIVE_UP, 0]);
  });

  it('RT-13: what may not be repeated is not tried again, when that is asked for', () => {
    const guarded = configWith({ onlyIdempotent: true });
    expect(engine.whyNot(guarded, 1, ERROR, false)).toBe(NOT_IDEMPOTENT);
    expect(engine.whyNot(guarded, 1, ERROR, true)).toBe(GOES_ON);
    expect(engine.whyNot(configWith({}), 1, ERROR, false)).toBe(GOES_ON);
  });

  it('RT-22: the outcome is looked at before the attempts, and these before the method', () => {
    const config = configWith({ onlyIdempotent: true, maxAttempts: 2 });
    expect(engine.whyNot(config, 2, SHORT_CIRCUITED, false)).toBe(NOT_RETRIED);
    expect(engine.whyNot(config, 2, ERROR, false)).toBe(ATTEMPTS_USED_UP);
    expect(engine.whyNot(config, 1, ERROR, false)).toBe(NOT_IDEMPOTENT);
  });
});

describe('how long', () => {
  it('RT-3: a constant backoff always waits the same', () => {
    expect(waits({ ...PLAIN, backoff: 'constant', initialDelayMs: 1000, maxAttempts: 4 })).toEqual([
      1000, 1000, 1000,
    ]);
  });

  it('RT-4: an exponential backoff grows by its factor, also when it is not two', () => {
    expect(waits({ ...PLAIN, factor: 3, maxAttempts: 5 })).toEqual([100, 300, 900, 2700]);
    expect(waits({ ...PLAIN, factor: 1, maxAttempts: 4 })).toEqual([100, 100, 100]);
  });

  it('defect 4: without jitter, and with any, the factor is the one that was set', () => {
    // The peer makes 100, 200, 400, 800 of this, whatever its exponent.
    expect(waits({ ...PLAIN, factor: 3, maxAttempts: 5 })).toEqual([100, 300, 900, 2700]);
    expect(waits({ jitter: 'full', factor: 3, maxAttempts: 5 }, 0.5)).toEqual([50, 150, 450, 1350]);
    expect(waits({ jitter: 'equal', factor: 3, maxAttempts: 5 }, 0.5)).toEqual([75, 225, 675, 2025]);
  });

  it('RT-14: a linear backoff grows by the first wait', () => {
    expect(waits({ ...PLAIN, backoff: 'linear', maxAttempts: 5 })).toEqual([100, 200, 300, 400]);
    expect(waits({ ...PLAIN, backoff: 'linear', factor: 9, maxDelayMs: 250, maxAttempts: 5 })).toEqual([
      100, 200, 250, 250,
    ]);
    expect(waits({ ...PLAIN, backoff: 'linear', initialDelayMs: 0, maxAttempts: 3 })).toEqual([0, 0]);
  });

  it('RT-5: no wait grows beyond the longest', () => {
    expect(waits({ ...PLAIN, initialDelayMs: 1000, maxDelayMs: 5000, maxAttempts: 6 })).toEqual([
      1000, 2000, 4000, 5000, 5000,
    ]);
    expect(waits({ ...PLAIN, backoff: 'constant', initialDelayMs: 900, maxDelayMs: 50 })).toEqual([50, 50]);
  });

  it('RT-5: no number of attempts overflows it', () => {
    const all = waits({ ...PLAIN, factor: 10, maxAttempts: 1000 });
    expect(all).toHaveLength(999);
    expect(all.slice(0, 4)).toEqual([100, 1000, 10_000, 10_000]);
    expect(new Set(all.slice(2))).toEqual(new Set([10_000]));
    const endless = { ...configWith({ ...PLAIN, factor: 10 }), maxAttempts: 1e9 };
    expect(delayAfter(endless, 999_999, ERROR, 0, 0)).toBe(10_000 * NS_PER_MS);
  });

  it('RT-6: each kind of jitter at both ends and in the middle', () => {
    const at = (jitter: RetrySettings['jitter'], draw: number) =>
      waits({ jitter, jitterRatio: 0.2, maxAttempts: 2 }, draw)[0];
    expect([at('none', 0), at('none', 0.5), at('none', 1)]).toEqual([100, 100, 100]);
    expect([at('full', 0), at('full', 0.5), at('full', 1)]).toEqual([0, 50, 100]);
    expect([at('equal', 0), at('equal', 0.5), at('equal', 1)]).toEqual([50, 75, 100]);
    expect([at('proportional', 0), at('proportional', 0.5), at('proportional', 1)]).toEqual([80, 100, 120]);
  });

  it('RT-6: capped waits differ too', () => {
    const capped = { jitter: 'proportional', initialDelayMs: 100, maxDelayMs: 100, maxAttempts: 2 } as const;
    expect(waits(capped, 0.75)).toEqual([110]);
  });

  it('RT-15: additive jitter before the cap is cut and rounded to a millisecond', () => {
    const added = { jitter: 'additive-before-cap', jitterRatio: 0.3, initialDelayMs: 1000 } as const;
    expect(waits({ ...added, maxAttempts: 6 }, 0)).toEqual([1000, 2000, 4000, 8000, 10_000]);
    expect(waits({ ...added, maxAttempts: 6 }, 0.5)).toEqual([1150, 2300, 4600, 9200, 10_000]);
    expect(waits({ ...added, maxAttempts: 6 }, 0.999_99)).toEqual([1300, 2600, 5200, 10_000, 10_000]);
    // 333 x 1.1 is 366.3, and a cap is not rounded.
    expect(waits({ ...added, initialDelayMs: 333, maxAttempts: 2 }, 1 / 3)).toEqual([366]);
    expect(waits({ ...added, maxDelayMs: 1000.4, maxAttempts: 2 }, 0.9)).toEqual([1000.4]);
  });

  it('RT-15: additive jitter after the cap goes beyond it', () => {
    const added = { jitter: 'additive-after-cap', jitterRatio: 0.1, initialDelayMs: 1000 } as const;
    expect(waits({ ...added, maxAttempts: 7 }, 0)).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000]);
    expect(waits({ ...added, maxAttempts: 7 }, 0.5)).toEqual([1050, 2100, 4200, 8400, 10_500, 10_500]);
  });

  it('RT-7: waiting no time is not giving up', () => {
    expect(waits({ initialDelayMs: 0, maxAttempts: 4 }, 0.9)).toEqual([0, 0, 0]);
    expect(waits({ jitter: 'decorrelated', initialDelayMs: 0, maxAttempts: 4 }, 0.9)).toEqual([0, 0, 0]);
  });
});

describe('decorrelated waits', () => {
  const decorrelated = { jitter: 'decorrelated', maxAttempts: 6, maxDelayMs: 3000 } as const;

  it('RT-11: lie between the first wait and three times the one before', () => {
    expect(waits(decorrelated, 0)).toEqual([100, 100, 100, 100, 100]);
    expect(waits(decorrelated, 0.5)).toEqual([200, 350, 575, 912.5, 1418.75]);
    expect(waits(decorrelated, 1)).toEqual([300, 900, 2700, 3000, 3000]);
  });

  it('RT-11: are drawn from the wait that was, not from the number of the attempt', () => {
    const config = configWith(decorrelated);
    const after = (attempt: number, previousMs: number): number =>
      delayAfter(config, attempt, ERROR, 0.5, previousMs * NS_PER_MS) / NS_PER_MS;
    expect([after(1, 0), after(4, 0), after(4, 100)]).toEqual([200, 200, 200]);
    expect([after(2, 500), after(5, 500)]).toEqual([800, 800]);
  });

  it('RT-11: know neither backoff nor factor', () => {
    const plainly = waits(decorrelated, 0.3);
    expect(waits({ ...decorrelated, backoff: 'constant' }, 0.3)).toEqual(plainly);
    expect(waits({ ...decorrelated, factor: 7 }, 0.3)).toEqual(plainly);
  });

  it('RT-11: are cut after the draw, below the first wait too', () => {
    const config = configWith(decorrelated);
    const capped = (draw: number): number => delayAfter(config, 3, ERROR, draw, 3000 * NS_PER_MS);
    expect([0.3, 0.33, 0.9].map((draw) => capped(draw) / NS_PER_MS)).toEqual([2770, 3000, 3000]);
    expect(waits({ ...decorrelated, maxDelayMs: 40 }, 0.5)).toEqual([40, 40, 40, 40, 40]);
  });

  it('RT-11: alone need the wait before', () => {
    const kinds = fields.jitter.options.map((option) => option.value);
    const needing = kinds.filter((jitter) => engine.needsPrevious(configWith({ jitter })));
    // V2 needs the draw before, which is another thing.
    expect(needing).toEqual(['decorrelated', 'decorrelated-v2']);
    for (const jitter of kinds.filter((kind) => !needing.includes(kind))) {
      const config = configWith({ jitter });
      expect(delayAfter(config, 1, ERROR, 0.5, 7e9)).toBe(delayAfter(config, 1, ERROR, 0.5, 0));
    }
  });
});

describe('smooth waits', () => {
  const smooth = { jitter: 'decorrelated-v2', initialDelayMs: 1000, maxDelayMs: 600_000 } as const;
  const f = (t: number): number => Math.pow(2, t) * Math.tanh(Math.sqrt(4 * t));

  it('RT-16: are steps along a curve', () => {
    const config = configWith(smooth);
    const seconds = (attempt: number, draw: number, previous: number): number =>
      engine.drawnDelay(config, attempt, draw, previous) / 1e9;
    expect(seconds(1, 0.5, 0.9)).toBeCloseTo(f(0.5) / 1.4, 8);
    expect(seconds(2, 0.5, 0.25)).toBeCloseTo((f(1.5) - f(0.25)) / 1.4, 8);
    expect(seconds(4, 0, 0.9)).toBeCloseTo((f(3) - f(2.9)) / 1.4, 8);
  });

  it('RT-16: carry on from the draw before, so that they add up to the point that was reached', () => {
    const config = configWith({ ...smooth, maxAttempts: 10 });
    const draws = [0.1, 0.9, 0.2, 0.6, 0.3];
    let sum = 0;
    let previous = 0;
    draws.forEach((draw, index) => {
      const delay = engine.drawnDelay(config, index + 1, draw, previous);
      previous = engine.carriedOver(config, draw, delay);
      sum += delay;
    });
    expect(sum / 1e9).toBeCloseTo(f(4.3) / 1.4, 7);
  });

  it('RT-16: grow by the factor once the curve has settled', () => {
    const config = configWith({ ...smooth, maxAttempts: 8 });
    const middle = [1, 2, 3, 4, 5, 6].map((attempt) => engine.drawnDelay(config, attempt, 0.5, 0.5) / 1e9);
    expect(middle.map((wait) => Number(wait.toFixed(2)))).toEqual([0.9, 1.09, 2.04, 4.05, 8.08, 16.16]);
  });

  it('RT-16: are never less than nothing, nor no number, in a thousand attempts', () => {
    for (const factor of [1, 1.5, 2, 10]) {
      const config = configWith({ ...smooth, factor, maxAttempts: 1000 });
      for (let attempt = 1; attempt < 1000; attempt += 1) {
        const [low, high] = [
          engine.drawnDelay(config, attempt, 0, 1),
          engine.drawnDelay(config, attempt, 1, 0),
        ];
        expect(low >= 0 && high >= low && high <= config.maxDelayNs).toBe(true);
      }
    }
    const far = configWith({ ...smooth, factor: 10, maxAttempts: 1000 });
    expect(engine.drawnDelay(far, 999, 0.5, 0.5)).toBe(msToNs(600_000));
    expect(engine.drawnDelay(configWith({ ...smooth, initialDelayMs: 0 }), 999, 0.5, 0.5)).toBe(0);
  });

  it('RT-17: of a constant or linear backoff are spread by a quarter and cut afterwards', () => {
    const plain = { ...smooth, maxAttempts: 5, maxDelayMs: 2500 } as const;
    expect(waits({ ...plain, backoff: 'constant' }, 0)).toEqual([750, 750, 750, 750]);
    expect(waits({ ...plain, backoff: 'constant' }, 0.5)).toEqual([1000, 1000, 1000, 1000]);
    expect(waits({ ...plain, backoff: 'linear' }, 0)).toEqual([750, 1500, 2250, 2500]);
    expect(waits({ ...plain, backoff: 'linear' }, 1)).toEqual([1250, 2500, 2500, 2500]);
  });
});

describe('what others ask for', () => {
  const now = 5e9;

  it('RT-18: a wait is held back, and never shortened', () => {
    expect(engine.heldBack(100, now, now + 70)).toBe(100);
    expect(engine.heldBack(100, now, now + 170)).toBe(170);
    expect(engine.heldBack(100, now, 0)).toBe(100);
  });

  it('RT-19: what asks for more than is granted is not asked again', () => {
    const config = configWith({ maxPushbackMs: 1000 });
    expect(engine.asksTooMuch(config, now, now + 1e9)).toBe(false);
    expect(engine.asksTooMuch(config, now, now + 1e9 + 1)).toBe(true);
    expect(engine.asksTooMuch(config, now, NEVER)).toBe(true);
    expect(engine.asksTooMuch(config, now, 0)).toBe(false);
  });

  it('RT-20: an attempt may begin at the very end of the time in all', () => {
    const config = configWith({ overallMs: 300 });
    expect(engine.isTooLate(config, now + 3e8, now, NEVER)).toBe(false);
    expect(engine.isTooLate(config, now + 3e8 + 1, now, NEVER)).toBe(true);
    expect(engine.isTooLate(configWith({}), now + 1e15, now, NEVER)).toBe(false);
  });

  it('RT-21: no attempt begins at the deadline', () => {
    const config = configWith({});
    expect(engine.isTooLate(config, now, 0, now + 1)).toBe(false);
    expect(engine.isTooLate(config, now, 0, now)).toBe(true);
  });
});

describe('what an independent failure leaves', () => {
  /** Goes through every row of ends of the attempts, each by its probability. */
  function expectation(failing: number, maxAttempts: number): { calls: number; success: number } {
    const config = configWith({ maxAttempts });
    let calls = 0;
    let success = 0;
    const walk = (attempt: number, probability: number): void => {
      calls += probability;
      success += probability * (1 - failing);
      if (delayAfter(config, attempt, ERROR, 0, 0) !== GIVE_UP) walk(attempt + 1, probability * failing);
    };
    walk(1, 1);
    return { calls, success };
  }

  it.each([
    [0.25, 2, 1.25, 0.9375],
    [0.25, 3, 1.3125, 0.984375],
    [0.5, 3, 1.75, 0.875],
    [0.5, 4, 1.875, 0.9375],
  ])('RT-1: with f %d and m %d is %d calls and a success of %d', (failing, attempts, calls, success) => {
    const found = expectation(failing, attempts);
    expect(found).toEqual({ calls, success });
    expect(found.calls).toBeCloseTo((1 - Math.pow(failing, attempts)) / (1 - failing), 12);
    expect(found.success).toBeCloseTo(1 - Math.pow(failing, attempts), 12);
  });
});
