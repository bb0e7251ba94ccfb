import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { ERROR, OK, OUTCOMES, SHORT_CIRCUITED, TIMEOUT } from '../../base/outcome';
import { NEVER, NS_PER_MS } from '../../base/time';
import * as engine from './engine';
import { fields, type RetrySettings } from './settings';

const PLAIN = { jitter: 'none' } as const;

function configWith(changed: Partial<RetrySettings>): engine.RetryConfig {
  return engine.configure({ ...defaultsOf(fields), ...changed });
}

/** The waits after attempts 1, 2, … in milliseconds, as long as there are any. */
function waits(changed: Partial<RetrySettings>, draw = 0): number[] {
  const config = configWith(changed);
  const found: number[] = [];
  let delay = 0;
  for (let attempt = 1; ; attempt += 1) {
    delay = engine.nextDelay(config, attempt, ERROR, draw, delay);
    if (delay === engine.GIVE_UP) return found;
    found.push(delay / NS_PER_MS);
  }
}

describe('how often', () => {
  it('RT-1: three attempts are the first and two more', () => {
    expect(waits({ ...PLAIN, maxAttempts: 3 })).toHaveLength(2);
    expect(waits({ ...PLAIN, maxAttempts: 1 })).toEqual([]);
  });

  it('RT-2: by default everything but success, withdrawal and an open circuit is tried again', () => {
    const config = configWith({});
    const retried = OUTCOMES.filter((_, code) => engine.nextDelay(config, 1, code, 0, 0) !== engine.GIVE_UP);
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
    ]);
  });

  it('RT-2: only what is chosen is tried again', () => {
    const config = configWith({ retryOn: ['short-circuited'] });
    expect(engine.nextDelay(config, 1, SHORT_CIRCUITED, 0, 0)).toBe(0);
    expect(engine.nextDelay(config, 1, TIMEOUT, 0, 0)).toBe(-1);
    expect(engine.nextDelay(config, 1, OK, 0, 0)).toBe(-1);
  });

  it('RT-2: the setting offers every outcome that can be tried again, in its words', () => {
    const offered = OUTCOMES.filter(({ id }) => !['ok', 'cancelled', 'gave-up'].includes(id));
    const byName = (left: { value: string }, right: { value: string }) => (left.value < right.value ? -1 : 1);
    expect([...fields.retryOn.options].sort(byName)).toEqual(
      offered.map(({ id, label }) => ({ value: id, label })).sort(byName),
    );
  });
});

describe('how long', () => {
  it('RT-3: a constant backoff always waits the same', () => {
    expect(waits({ ...PLAIN, backoff: 'constant', initialDelayMs: 1000, maxAttempts: 4 })).toEqual([
      1000, 1000, 1000,
    ]);
  });

  it('RT-4: an exponential backoff grows by its factor, also when it is not two (defect 4)', () => {
    expect(waits({ ...PLAIN, factor: 3, maxAttempts: 5 })).toEqual([100, 300, 900, 2700]);
    expect(waits({ ...PLAIN, factor: 1, maxAttempts: 4 })).toEqual([100, 100, 100]);
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
    expect(engine.nextDelay(endless, 999_999, ERROR, 0, 0)).toBe(10_000 * NS_PER_MS);
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
      engine.nextDelay(config, attempt, ERROR, 0.5, previousMs * NS_PER_MS) / NS_PER_MS;
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
    const capped = (draw: number): number => engine.nextDelay(config, 3, ERROR, draw, 3000 * NS_PER_MS);
    expect([0.3, 0.33, 0.9].map((draw) => capped(draw) / NS_PER_MS)).toEqual([2770, 3000, 3000]);
    expect(waits({ ...decorrelated, maxDelayMs: 40 }, 0.5)).toEqual([40, 40, 40, 40, 40]);
  });

  it('RT-11: alone need the wait before', () => {
    const kinds = fields.jitter.options.map((option) => option.value);
    const needing = kinds.filter((jitter) => engine.needsPreviousWait(configWith({ jitter })));
    expect(needing).toEqual(['decorrelated']);
    for (const jitter of kinds.filter((kind) => kind !== 'decorrelated')) {
      const config = configWith({ jitter });
      expect(engine.nextDelay(config, 1, ERROR, 0.5, 7e9)).toBe(engine.nextDelay(config, 1, ERROR, 0.5, 0));
    }
  });
});

describe('state and words', () => {
  it('RT-9: there is no state, no deadline and nothing to adapt', () => {
    const config = configWith({});
    const state = engine.init(config, 5);
    engine.adapt(configWith({ maxAttempts: 9 }), state, 6);
    engine.advance(config, state, 7);
    expect([state, engine.shape(config), engine.nextDeadline(config, state)]).toEqual([{}, {}, NEVER]);
  });

  it('RT-10: says why it would, or would not, try again', () => {
    const config = configWith({});
    const why = (attempt: number, outcome: number) =>
      engine.explainDecision(config, attempt, outcome).sentence;
    expect(why(2, TIMEOUT)).toBe(
      'Attempt 2 of 3 ended as "timed out"; the next one starts after 0 ms to 200 ms.',
    );
    expect(engine.explainDecision(config, 2, TIMEOUT).facts).toContainEqual({
      label: 'wait before jitter',
      value: 200,
      unit: 'ms',
    });
    expect(why(3, TIMEOUT)).toBe('Attempt 3 of 3 ended as "timed out" and was the last one.');
    expect(why(1, SHORT_CIRCUITED)).toBe(
      'Attempt 1 of 3 ended as "rejected by the circuit breaker", which is not among the outcomes that are tried again.',
    );
  });

  it('RT-10: says what it is set to do', () => {
    const plan = (changed: Partial<RetrySettings>) => engine.explain(configWith(changed), {}, 0);
    expect(plan(PLAIN).sentence).toBe('Tries each call up to 3 times, first waiting 100 ms.');
    expect(plan(PLAIN).facts).toContainEqual({ label: 'wait after attempt 2', value: '200 ms' });
    expect(plan({ maxAttempts: 1 }).sentence).toBe('Tries each call once and never again.');
    expect(plan({ retryOn: [] }).sentence).toBe('Tries each call once and never again.');
  });

  it('RT-10: says between what a decorrelated wait lies, whatever was drawn before', () => {
    const config = configWith({ jitter: 'decorrelated', maxAttempts: 6 });
    expect(engine.explain(config, {}, 0).sentence).toBe(
      'Tries each call up to 6 times, first waiting 100 ms to 300 ms.',
    );
    const { sentence, facts } = engine.explainDecision(config, 3, TIMEOUT);
    expect(sentence).toBe('Attempt 3 of 6 ended as "timed out"; the next one starts after 100 ms to 2.7 s.');
    expect(facts.map((fact) => fact.label)).toEqual(['attempt', 'attempts in all', 'outcome']);
    expect(engine.explainDecision(config, 5, TIMEOUT).sentence).toContain('after 100 ms to 10 s.');
  });

  it('RT-10: tells the first of many waits, and the last', () => {
    const told = (maxAttempts: number): string[] =>
      engine
        .explain(configWith({ maxAttempts }), {}, 0)
        .facts.map((fact) => fact.label)
        .filter((label) => label.startsWith('wait'));
    expect(told(20)).toHaveLength(19);
    expect(told(21).slice(-2)).toEqual(['wait after attempt 19', 'wait after attempt 20']);
    expect(told(1000).slice(-2)).toEqual(['wait after attempt 19', 'wait after attempt 999']);
    expect(told(1000)).toHaveLength(20);
  });
});
