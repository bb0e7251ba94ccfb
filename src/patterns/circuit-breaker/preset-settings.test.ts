import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../base/check-settings';
import { ensure } from '../../base/assert';
import { CONFLICT, INVALID, OK, RATE_LIMITED } from '../../base/outcome';
import { breakerWith } from './breaker.test-support';
import { CLOSED, HALF_OPEN, OPEN } from './catalogue';
import { presets } from './preset-settings';
import { fields } from './settings';

const SECOND = 1000;

function presetOf(id: string) {
  return ensure(
    presets.find((preset) => preset.id === id),
    `the preset ${id}`,
  ).settings;
}

function breaker(id: string) {
  return breakerWith(presetOf(id));
}

describe('the presets', () => {
  it('CB-45: are complete and valid settings, each with a name of its own', () => {
    for (const { settings } of presets) {
      expect(checkSettings(fields, settings, 'preset')).toEqual({ ok: true, value: settings });
      expect(Object.keys(settings)).toEqual(Object.keys(fields));
    }
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(new Set(presets.map(({ label }) => label)).size).toBe(presets.length);
  });

  it('CB-45: counts: 5 failures in a row, 60 s, any number of trials, 3 successes; a success clears the count', () => {
    const counts = breaker('counts');
    expect(counts.calls(0, 'ffffsffff')).toBe(CLOSED);
    expect(counts.calls(0, 'f')).toBe(OPEN);
    expect(counts.ask(60 * SECOND - 1)).toBe(-1);
    const trials = Array.from({ length: 20 }, () => counts.ask(60 * SECOND));
    expect(trials.every((permit) => permit > 0)).toBe(true);
    expect(counts.calls(60 * SECOND, 'ss')).toBe(HALF_OPEN);
    expect(counts.calls(60 * SECOND, 's')).toBe(CLOSED);
  });

  it('CB-45: counts: one failed trial opens it again, whatever succeeded before', () => {
    const counts = breaker('counts');
    counts.calls(0, 'fffff');
    expect(counts.calls(60 * SECOND, 'ssf')).toBe(OPEN);
  });

  it('CB-45: counts: total, successful, failed, rejected and timed out are counted, and a reset keeps them', () => {
    const counts = breaker('counts');
    counts.calls(0, 'sffftt');
    counts.ask(1);
    const metrics = { total: 7, succeeded: 1, failed: 5, rejected: 1, timedOut: 2 };
    expect(counts.state).toMatchObject({ mode: OPEN, ...metrics });
    counts.adapt(2, { resets: 1 });
    expect(counts.state).toMatchObject({ mode: CLOSED, consecutive: 0, ...metrics });
  });

  it('CB-45: per service: the same with 30 s; an answer that blames the request is a failure as well', () => {
    const perService = breaker('per-service');
    for (const outcome of [INVALID, CONFLICT, RATE_LIMITED, INVALID])
      perService.end(perService.ask(0), 0, outcome);
    expect(perService.state.mode).toBe(CLOSED);
    perService.end(perService.ask(0), 0, INVALID);
    expect(perService.state.mode).toBe(OPEN);
    expect(perService.ask(30 * SECOND - 1)).toBe(-1);
    expect(perService.calls(30 * SECOND, 'sss')).toBe(CLOSED);
  });

  it.each(['percentage', 'service-client'])(
    'CB-45: %s: over half and not at it, 30 s, one trial that may take 3 s',
    (id) => {
      const percentage = breaker(id);
      expect(percentage.calls(0, 'sf')).toBe(CLOSED);
      expect(percentage.calls(0, 'f')).toBe(OPEN);
      expect(percentage.ask(30 * SECOND - 1)).toBe(-1);
      percentage.ask(30 * SECOND);
      expect(percentage.ask(30 * SECOND)).toBe(-1);
      percentage.advance(33 * SECOND);
      expect(percentage.state.mode).toBe(OPEN);
      expect(percentage.calls(63 * SECOND, 's')).toBe(CLOSED);
    },
  );

  it('CB-45: counts on: the failed trial is the sixth failure of five, and opens it', () => {
    const named = breaker('counts-on');
    named.calls(0, 'fffff');
    expect(named.calls(30 * SECOND, 'ssf')).toBe(OPEN);
    expect(named.state).toMatchObject({ evidenceFailures: 6, evidenceLimit: 5 });
    expect(named.calls(60 * SECOND, 'sss')).toBe(CLOSED);
  });

  it('CB-45: counts on: no call timeout, so a trial may take for ever without harm to the others', () => {
    const named = breaker('counts-on');
    named.calls(0, 'fffff');
    const slow = named.ask(30 * SECOND);
    expect(named.calls(9999 * SECOND, 'ss')).toBe(HALF_OPEN);
    named.end(slow, 9999 * SECOND, OK);
    expect(named.state.mode).toBe(CLOSED);
  });

  it('CB-45: first success closes: not at 60 s but after them, and one trial decides either way', () => {
    const first = breaker('first-success-closes');
    expect(first.calls(0, 'fffff')).toBe(OPEN);
    expect(first.ask(60 * SECOND)).toBe(-1);
    expect(first.calls(60 * SECOND + 1, 's')).toBe(CLOSED);
    first.calls(70 * SECOND, 'fffff');
    expect(first.calls(131 * SECOND, 'f')).toBe(OPEN);
  });

  it('CB-45: opossum: the first call that fails opens it', () => {
    const opossum = breaker('opossum');
    expect(opossum.calls(0, 'f')).toBe(OPEN);
    expect(opossum.calls(30 * SECOND, 's')).toBe(CLOSED);
  });

  it('CB-45: resilience4j: half of 100 calls open it, at the hundredth', () => {
    const resilience = breaker('resilience4j');
    resilience.calls(0, 'f'.repeat(50));
    expect(resilience.calls(0, 's'.repeat(49))).toBe(CLOSED);
    expect(resilience.calls(0, 's')).toBe(OPEN);
    expect(resilience.calls(60 * SECOND, 'ssfffff')).toBe(OPEN);
    expect(resilience.calls(120 * SECOND, 'ffffssssss')).toBe(CLOSED);
  });

  it('CB-45: resilience4j: a hundred calls of a minute open it too', () => {
    const resilience = breaker('resilience4j');
    expect(resilience.calls(0, 's'.repeat(99), 60 * SECOND)).toBe(CLOSED);
    expect(resilience.calls(0, 's', 60 * SECOND)).toBe(OPEN);
  });

  it('CB-45: Polly: ten of a hundred within 30 s open it for 5 s', () => {
    const polly = breaker('polly');
    polly.calls(0, 'f'.repeat(10));
    expect(polly.calls(0, 's'.repeat(89))).toBe(CLOSED);
    expect(polly.calls(29 * SECOND, 's')).toBe(OPEN);
    expect(polly.calls(34 * SECOND, 's')).toBe(CLOSED);
  });

  it('CB-45: growing pause: about 1, 2 and 4 s, at most about 60 s, and 1 s again after it closed', () => {
    const growing = breaker('growing');
    growing.calls(0, 'fffff');
    const lengths: number[] = [];
    for (let opening = 0; opening < 9; opening += 1) {
      lengths.push(growing.state.openFor / 1e9);
      growing.calls(growing.deadline() / 1e6, 'f');
    }
    const grown = [1, 2, 4, 8, 16, 32, 60, 60, 60];
    lengths.forEach((length, opening) => expect(Math.abs(length / grown[opening] - 1)).toBeLessThan(0.2));
    const end = growing.deadline() / 1e6;
    growing.calls(end, 's');
    growing.calls(end, 'fffff');
    expect(Math.abs(growing.state.openFor / 1e9 - 1)).toBeLessThan(0.2);
  });

  it('CB-45: slow calls: half of twenty that took a second open it, though none failed', () => {
    const slow = breaker('slow-calls');
    slow.calls(0, 's'.repeat(10), 999);
    expect(slow.calls(0, 's'.repeat(9), SECOND)).toBe(CLOSED);
    expect(slow.calls(0, 's', SECOND)).toBe(OPEN);
    expect(slow.state).toMatchObject({ failed: 0, slow: 10 });
  });
});
