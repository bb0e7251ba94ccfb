import { describe, expect, it } from 'vitest';
import { checkSettings, defaultsOf } from '../../base/check-settings';
import {
  CANCELLED,
  CONFLICT,
  ERROR,
  EXPIRED,
  FAILED_OUTCOMES,
  GAVE_UP,
  INVALID,
  OUTCOMES,
  RATE_LIMITED,
  REJECTED_OUTCOMES,
  SHORT_CIRCUITED,
  TIMEOUT,
} from '../../base/outcome';
import { NEVER } from '../../base/time';
import * as engine from './engine';
import { presets } from './preset-settings';
import { fields, type FallbackSettings } from './settings';

const MS = 1e6;

function fallbackWith(settings: Partial<FallbackSettings>) {
  let config = engine.configure({ ...defaultsOf(fields), ...settings });
  const state = engine.init(config, 0);
  const fallback = {
    state,
    keep: (key: number, ms: number) => engine.keep(config, state, key, ms * MS),
    fail: (key: number, ms: number, outcome = ERROR) => engine.fallBack(config, state, key, outcome, ms * MS),
    use(changed: Partial<FallbackSettings>) {
      config = engine.configure({ ...defaultsOf(fields), ...settings, ...changed });
      engine.adapt(config, state, 0);
    },
    why: (ms = 0) => engine.explain(config, state, ms * MS).sentence,
    facts: (ms = 0) =>
      Object.fromEntries(
        engine.explain(config, state, ms * MS).facts.map(({ label, value }) => [label, value]),
      ),
    last: () => engine.explainDecision(config, state).sentence,
    deadline: () => engine.nextDeadline(config, state),
    wait: (ms: number) => engine.advance(config, state, ms * MS),
  };
  return fallback;
}

const { STANDS, SERVED, ASK_OTHER } = engine;

describe('what is answered', () => {
  it('FB-1: by default every failure and every rejection but a wrong request', () => {
    const fallback = fallbackWith({});
    const stands = OUTCOMES.map((_, code) => code).filter((code) => fallback.fail(0, 0, code) === STANDS);
    const failures = [...FAILED_OUTCOMES, ...REJECTED_OUTCOMES];
    expect(failures.filter((code) => stands.includes(code))).toEqual([INVALID, GAVE_UP]);
    expect(stands).toContain(CANCELLED);
    for (const code of [SHORT_CIRCUITED, RATE_LIMITED, CONFLICT, EXPIRED]) expect(stands).not.toContain(code);
  });

  it('FB-1: only what the settings name, and the rest is counted as left as it is', () => {
    const fallback = fallbackWith({ on: ['short-circuited'] });
    expect([fallback.fail(0, 0), fallback.fail(0, 0, SHORT_CIRCUITED)]).toEqual([STANDS, SERVED]);
    expect(fallback.state).toMatchObject({ failed: 1, rejected: 1, passedOn: 1, servedStatic: 1 });
  });

  it('FB-2: a fixed value for everything', () => {
    const fallback = fallbackWith({});
    expect([fallback.fail(1, 0), fallback.fail(2, 5, TIMEOUT)]).toEqual([SERVED, SERVED]);
    expect(fallback.state.servedStatic).toBe(2);
  });
});

describe('the last good answer', () => {
  it('FB-3: of the same key, or the failure stands', () => {
    const fallback = fallbackWith({ kind: 'cached' });
    fallback.keep(7, 0);
    expect([fallback.fail(8, 1), fallback.fail(7, 1)]).toEqual([STANDS, SERVED]);
    expect(fallback.state).toMatchObject({ nothingCached: 1, servedCached: 1 });
  });

  it('FB-4, FB-5: the newest counts; one of the greatest age is served, an older one is not', () => {
    const fallback = fallbackWith({ kind: 'cached', maxAgeMs: 100 });
    fallback.keep(1, 0);
    fallback.keep(1, 50);
    expect([fallback.fail(1, 150), fallback.fail(1, 150 + 1e-6)]).toEqual([SERVED, STANDS]);
  });

  it('FB-5: is served at any age when none is set, days later too', () => {
    const fallback = fallbackWith({ kind: 'cached' });
    fallback.keep(1, 0);
    expect(fallback.fail(1, 7 * 86_400_000)).toBe(SERVED);
  });

  it('FB-6: of the key that was renewed longest ago makes room; being served renews nothing', () => {
    const fallback = fallbackWith({ kind: 'cached', maxEntries: 2 });
    fallback.keep(1, 0);
    fallback.keep(2, 1);
    fallback.keep(1, 2);
    fallback.fail(2, 3);
    fallback.keep(3, 4);
    expect([1, 2, 3].map((key) => fallback.fail(key, 5))).toEqual([SERVED, STANDS, SERVED]);
    expect(fallback.state.forgotten).toBe(1);
  });

  it('FB-7: is one for all that cannot be told apart', () => {
    const fallback = fallbackWith({ kind: 'cached' });
    expect(fallback.fail(-1, 0)).toBe(STANDS);
    fallback.keep(-1, 1);
    expect(fallback.fail(-1, 2)).toBe(SERVED);
  });

  it('FB-14: with less room those that were renewed last stay, and of another kind none', () => {
    const fallback = fallbackWith({ kind: 'cached' });
    for (const key of [1, 2, 3]) fallback.keep(key, key);
    fallback.keep(1, 4);
    fallback.use({ maxEntries: 2 });
    expect(fallback.state.forgotten).toBe(1);
    fallback.use({ maxEntries: 5 });
    expect([1, 2, 3].map((key) => fallback.fail(key, 5))).toEqual([SERVED, STANDS, SERVED]);
    fallback.use({ kind: 'static' });
    expect(fallback.fail(2, 6)).toBe(SERVED);
    fallback.keep(2, 7);
    fallback.use({});
    expect([1, 2, 3].map((key) => fallback.fail(key, 8))).toEqual([STANDS, STANDS, STANDS]);
  });
});

describe('another service', () => {
  it('FB-8, FB-9, FB-10, FB-13: is asked, and each way that ends is counted', () => {
    const fallback = fallbackWith({ kind: 'other-service' });
    const { state } = fallback;
    for (let i = 0; i < 4; i += 1) expect(fallback.fail(0, i)).toBe(ASK_OTHER);
    expect(fallback.last()).toContain('waits for the other service.');
    engine.otherEnded(state, true);
    expect(fallback.last()).toContain('was answered by the other service.');
    engine.otherEnded(state, false);
    expect(fallback.last()).toContain('stays failed: the other service failed, too.');
    engine.otherWithdrawn(state);
    expect(fallback.last()).toContain('was withdrawn while the other service was asked.');
    expect(state).toMatchObject({ failed: 4, servedOther: 1, otherFailed: 1, otherWithdrawn: 1 });
    expect(fallback.facts()).toMatchObject({ 'other service failed, too': 1, 'caller left meanwhile': 1 });
  });
});

describe('what stays recorded', () => {
  it('FB-11: the primary failure, also of a call that was served', () => {
    const fallback = fallbackWith({});
    fallback.fail(0, 0);
    fallback.fail(0, 1, SHORT_CIRCUITED);
    expect(fallback.state).toMatchObject({
      failed: 1,
      rejected: 1,
      servedStatic: 2,
      lastOutcome: SHORT_CIRCUITED,
    });
  });

  it('FB-12: what one fallback leaves as it was is for the next one', () => {
    const inner = fallbackWith({ kind: 'cached' });
    const outer = fallbackWith({});
    const served = [1, 2].map((key) => inner.fail(key, 0) === SERVED || outer.fail(key, 0) === SERVED);
    inner.keep(1, 1);
    expect([...served, inner.fail(1, 2) === SERVED]).toEqual([true, true, true]);
    expect([inner.state.failed, outer.state.failed]).toEqual([3, 2]);
  });
});

describe('words', () => {
  it('FB-16: there is no deadline, however long nobody asks', () => {
    const fallback = fallbackWith({ kind: 'cached', maxAgeMs: 10 });
    fallback.keep(1, 0);
    expect(fallback.deadline()).toBe(NEVER);
    const before = { ...fallback.state };
    fallback.wait(3_600_000);
    expect(fallback.state).toEqual(before);
  });

  it('FB-17: tells what a failure would get, and what was hidden', () => {
    const fixed = fallbackWith({});
    expect(fixed.why()).toBe('A call that fails is answered with a fixed value. No call has failed yet.');
    expect(fixed.last()).toBe('No call has failed yet.');
    fixed.fail(0, 1000);
    fixed.fail(0, 2500, INVALID);
    expect(fixed.why()).toBe(
      'A call that fails is answered with a fixed value. 1 of 2 failures were answered by the fallback; ' +
        'they count as failures further in, and as answered further out.',
    );
    expect(fixed.last()).toBe(
      'The call that failed at 2.50 s ("answered as wrong") stays failed: its outcome is not among those that ' +
        'the fallback answers.',
    );
    expect(fallbackWith({ on: [] }).why()).toContain('Leaves every failure as it is.');
    expect(fallbackWith({ kind: 'other-service' }).why()).toContain('is made to another service');
  });

  it('FB-17: tells how old the answer was, or that there was none', () => {
    const cached = fallbackWith({ kind: 'cached', maxAgeMs: 2000 });
    cached.keep(1, 0);
    cached.fail(1, 1500);
    expect(cached.last()).toBe(
      'The call that failed at 1.50 s ("answered with an error") was answered with what was a good answer 1.5 s before.',
    );
    cached.fail(2, 1500);
    expect(cached.last()).toContain('stays failed: there is no good answer of the last 2 s for its key.');
    expect(cached.why(1500)).toContain('with the last good answer for its key, at most 2 s old; 1 are kept.');
    expect(cached.facts(1500)).toMatchObject({
      'answers kept': 1,
      'nothing kept for the key': 1,
      'oldest answer': 1500,
    });
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
    ['fixed', [SERVED, SERVED, SERVED, STANDS]],
    ['last-answer', [STANDS, SERVED, SERVED, STANDS]],
    ['recent-answer', [STANDS, SERVED, STANDS, STANDS]],
    ['other-service', [ASK_OTHER, ASK_OTHER, ASK_OTHER, STANDS]],
    ['rejections-only', [STANDS, STANDS, SERVED, STANDS]],
  ])('%s: before an answer, after one, two minutes later, and for a wrong request', (id, expected) => {
    const fallback = fallbackWith(presets.find((preset) => preset.id === id)?.settings ?? {});
    const before = fallback.fail(1, 0);
    fallback.keep(1, 0);
    const after = fallback.fail(1, 1);
    const later = fallback.fail(1, 120_000, SHORT_CIRCUITED);
    expect([before, after, later, fallback.fail(1, 120_000, INVALID)]).toEqual(expected);
  });
});
