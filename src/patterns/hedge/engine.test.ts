import { describe, expect, it } from 'vitest';
import { checkSettings, defaultsOf } from '../../base/check-settings';
import {
  BULKHEAD_FULL,
  CONFLICT,
  ERROR,
  FALLBACK,
  INVALID,
  OK,
  OUTCOMES,
  SHORT_CIRCUITED,
  TIMEOUT,
} from '../../base/outcome';
import { NEVER } from '../../base/time';
import * as engine from './engine';
import { presets } from './preset-settings';
import { fields, type HedgeSettings } from './settings';

const MS = 1e6;
const { ENDS, GOES_ON, MAKES_NEXT } = engine;

function hedgeWith(settings: Partial<HedgeSettings>) {
  const all = { ...defaultsOf(fields), ...settings };
  let config = engine.configure(all);
  const state = engine.init(config, 0);
  return {
    state,
    begin(times = 1) {
      for (let i = 0; i < times; i += 1) engine.callBegins(config, state);
    },
    took(...ms: readonly number[]) {
      for (const one of ms) engine.noteLatency(state, one * MS);
    },
    delay: () => engine.delayFor(config, state),
    hedge: (early = false, now = 0) => engine.tryHedge(config, state, early, 7 * MS, now),
    hedges: (times: number) =>
      Array.from({ length: times }, () => engine.tryHedge(config, state, false, 7 * MS, 0)),
    afterFailure: (outcome: number, mayMakeMore: boolean, isOut: boolean) =>
      engine.afterFailure(config, outcome, mayMakeMore, isOut),
    use(changed: Partial<HedgeSettings>) {
      config = engine.configure({ ...all, ...changed });
      engine.adapt(config, state, 0);
    },
    why: () => engine.explain(config, state, 0).sentence,
    facts: () =>
      Object.fromEntries(engine.explain(config, state, 0).facts.map(({ label, value }) => [label, value])),
    last: () => engine.explainDecision(config, state).sentence,
  };
}

const oneToHundred = Array.from({ length: 100 }, (_, index) => index + 1);

describe('when a hedge is due', () => {
  it('HE-1: after a fixed time, whatever calls take; 0 is at once', () => {
    const fixed = hedgeWith({ after: 'fixed', delayMs: 30 });
    fixed.took(...oneToHundred, ...oneToHundred);
    expect(fixed.delay()).toBe(30 * MS);
    expect(hedgeWith({ after: 'fixed', delayMs: 0 }).delay()).toBe(0);
  });

  it.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [0.999, 100],
  ])('HE-2: beyond the percentile %d of 1 to 100 ms, which is %i ms', (percentile, ms) => {
    const hedge = hedgeWith({ percentile });
    hedge.took(...oneToHundred.toReversed());
    expect(hedge.delay()).toBe(ms * MS + 1);
  });

  it('HE-2: never for a call that takes as long as all do', () => {
    const hedge = hedgeWith({});
    hedge.took(...oneToHundred.map(() => 10));
    expect(hedge.delay()).toBeGreaterThan(10 * MS);
  });

  it('HE-2: 55 % of 100 calls are 55 of them, though 0.55 x 100 is a little more', () => {
    const hedge = hedgeWith({ percentile: 0.55 });
    hedge.took(...oneToHundred);
    expect(hedge.delay()).toBe(55 * MS + 1);
  });

  it('HE-2: goes by the last calls alone', () => {
    const hedge = hedgeWith({ windowCalls: 100, percentile: 0.5 });
    hedge.took(...oneToHundred.map((ms) => ms * 1000));
    hedge.took(...oneToHundred);
    expect(hedge.delay()).toBe(50 * MS + 1);
  });

  it('HE-3: after the fixed time until enough calls are known', () => {
    const hedge = hedgeWith({ minimumSamples: 3, delayMs: 200 });
    hedge.took(1, 2);
    expect(hedge.delay()).toBe(200 * MS);
    hedge.took(3);
    expect(hedge.delay()).toBe(3 * MS + 1);
  });

  it('HE-3: asks for no more calls than it remembers', () => {
    const hedge = hedgeWith({ minimumSamples: 5000, windowCalls: 10, delayMs: 200 });
    hedge.took(...oneToHundred.slice(0, 10));
    expect(hedge.delay()).toBe(10 * MS + 1);
  });

  it('HE-5: latencies do not grow old while nobody calls', () => {
    const hedge = hedgeWith({ minimumSamples: 1 });
    hedge.took(5);
    engine.advance(engine.configure(defaultsOf(fields)), hedge.state, 1e15);
    expect(hedge.delay()).toBe(5 * MS + 1);
  });
});

describe('what the end of an attempt means', () => {
  it('HE-8: only what was served is an answer, also by a fallback further in', () => {
    const answers = OUTCOMES.flatMap((_, code) => (engine.isAnswer(code) ? [code] : []));
    expect(answers).toEqual([OK, FALLBACK]);
  });

  it('HE-6, HE-9: a failure is the end when nothing is out and nothing more may be made', () => {
    for (const onFailure of ['next', 'wait'] as const) {
      const hedge = hedgeWith({ onFailure });
      expect(hedge.afterFailure(ERROR, false, true)).toBe(GOES_ON);
      expect(hedge.afterFailure(ERROR, false, false)).toBe(ENDS);
    }
  });

  it('HE-10: a failure makes the next hedge at once, or that one waits for its time', () => {
    for (const isOut of [true, false]) {
      expect(hedgeWith({ onFailure: 'next' }).afterFailure(TIMEOUT, true, isOut)).toBe(MAKES_NEXT);
      expect(hedgeWith({ onFailure: 'wait' }).afterFailure(TIMEOUT, true, isOut)).toBe(GOES_ON);
    }
  });

  it('HE-11: a fatal failure ends all, whatever is out or might be made', () => {
    const hedge = hedgeWith({});
    for (const outcome of [INVALID, CONFLICT]) expect(hedge.afterFailure(outcome, true, true)).toBe(ENDS);
    for (const outcome of [ERROR, BULKHEAD_FULL, SHORT_CIRCUITED]) {
      expect(hedge.afterFailure(outcome, true, true)).toBe(MAKES_NEXT);
    }
    expect(hedgeWith({ fatalOn: [] }).afterFailure(INVALID, true, true)).toBe(MAKES_NEXT);
    expect(hedgeWith({ fatalOn: ['short-circuited'] }).afterFailure(SHORT_CIRCUITED, true, true)).toBe(ENDS);
  });
});

describe('the budget', () => {
  const tenth = { budget: 'share', budgetShare: 0.1, budgetBurst: 2 } as const;

  it('HE-12: begins empty; ten calls pay for one hedge', () => {
    const hedge = hedgeWith(tenth);
    hedge.begin(9);
    expect(hedge.hedge()).toBe(false);
    hedge.begin(1);
    expect([hedge.hedge(), hedge.hedge()]).toEqual([true, false]);
    expect(hedge.state).toMatchObject({ calls: 10, hedges: 1, denied: 2 });
  });

  it('HE-12: saves up no more than the burst', () => {
    const hedge = hedgeWith(tenth);
    hedge.begin(10_000);
    expect(hedge.hedges(3)).toEqual([true, true, false]);
  });

  it('HE-13: does not drift, after a million calls either', () => {
    const hedge = hedgeWith({ budget: 'share', budgetShare: 0.001, budgetBurst: 1000 });
    hedge.begin(999_999);
    expect(hedge.hedges(1000).filter(Boolean)).toHaveLength(999);
    hedge.begin(1);
    expect(hedge.hedge()).toBe(true);
  });

  it('HE-14: without one every hedge is made, and nothing is denied', () => {
    const hedge = hedgeWith({ budget: 'none' });
    expect([...hedge.hedges(5), hedge.hedge(true)]).toEqual([true, true, true, true, true, true]);
    expect(hedge.state).toMatchObject({ hedges: 6, early: 1, denied: 0 });
  });

  it('HE-15: holds no more than a lower burst, and begins empty when it is new', () => {
    const hedge = hedgeWith({ ...tenth, budgetBurst: 10 });
    hedge.begin(100);
    hedge.use({ budgetBurst: 3 });
    expect(hedge.hedges(4)).toEqual([true, true, true, false]);
    hedge.use({ budget: 'none' });
    hedge.begin(100);
    hedge.use({});
    expect(hedge.hedge()).toBe(false);
  });
});

describe('settings that change while running', () => {
  it('HE-15: a shorter window keeps the newest latencies, a fixed time none', () => {
    const hedge = hedgeWith({ windowCalls: 50, minimumSamples: 10, delayMs: 200, percentile: 0.5 });
    hedge.took(...oneToHundred);
    hedge.use({ windowCalls: 20 });
    expect([hedge.state.samples, hedge.delay()]).toEqual([20, 90 * MS + 1]);
    hedge.use({ windowCalls: 400 });
    expect([hedge.state.samples, hedge.delay()]).toEqual([20, 90 * MS + 1]);
    hedge.use({ after: 'fixed' });
    hedge.took(1);
    hedge.use({});
    expect([hedge.state.samples, hedge.delay()]).toEqual([0, 200 * MS]);
  });
});

describe('words', () => {
  it('HE-16: time alone changes nothing', () => {
    const config = engine.configure(defaultsOf(fields));
    expect(engine.nextDeadline(config, engine.init(config, 0))).toBe(NEVER);
  });

  it('HE-17: says when, what it cost and what it brought', () => {
    const hedge = hedgeWith({ budget: 'share', budgetShare: 0.5, budgetBurst: 5 });
    expect(hedge.why()).toBe(
      'A call is made again after 1 s without an answer, until 100 latencies are known (now 0). ' +
        'The budget is used up: the next call goes on without a hedge.',
    );
    hedge.begin(40);
    hedge.took(...oneToHundred);
    hedge.hedges(2);
    engine.noteWon(hedge.state);
    expect(hedge.why()).toBe(
      'A call is made again after 95 ms without an answer: 95 % of the last 100 calls took no longer. ' +
        '2 hedges for 40 calls so far (5 % more); 1 hedge was the first to answer.',
    );
    expect(hedge.facts()).toMatchObject({
      calls: 40,
      hedges: 2,
      'answered by a hedge': 1,
      'hedges in the budget': 3,
    });
    const several = hedgeWith({ after: 'fixed', delayMs: 0, maxHedges: 3, budget: 'none' });
    expect(several.why()).toBe('A call is made again 3 times at once.');
  });

  it('HE-17: says what became of the last hedge that was due', () => {
    const hedge = hedgeWith({ budgetShare: 1, budgetBurst: 5 });
    expect(hedge.last()).toBe('No hedge was due yet.');
    hedge.begin(2);
    hedge.hedge(false, 1.5e9);
    expect(hedge.last()).toBe('The last hedge was made at 1.50 s, after 7 ms without an answer.');
    hedge.hedge(true, 2e9);
    expect(hedge.last()).toBe('The last hedge was made at 2.00 s, because another attempt failed.');
    hedge.hedge(false, 3e9);
    expect(hedge.last()).toBe('The hedge that was due at 3.00 s was not made: the budget was used up.');
  });
});

describe('presets', () => {
  it('are settings that the fields accept, in full, each under an id of its own', () => {
    for (const { settings } of presets) {
      expect(checkSettings(fields, settings, 'preset')).toEqual({ ok: true, value: settings });
    }
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });

  it.each([
    ['tail-at-scale', 95, MAKES_NEXT, 100],
    ['polly', 2000, MAKES_NEXT, 100],
    ['finagle', 99, GOES_ON, 1],
    ['grpc', 500, ENDS, 100],
    ['race', 0, GOES_ON, 100],
  ])('%s: due after %i ms, %i on an error, %i hedges at most for 100 calls', (id, ms, verdict, most) => {
    const hedge = hedgeWith(presets.find((preset) => preset.id === id)?.settings ?? {});
    hedge.took(...oneToHundred);
    expect(Math.floor(hedge.delay() / MS)).toBe(ms);
    expect(hedge.afterFailure(ERROR, true, true)).toBe(verdict);
    hedge.begin(100);
    expect(hedge.hedges(100).filter(Boolean)).toHaveLength(most);
  });
});
