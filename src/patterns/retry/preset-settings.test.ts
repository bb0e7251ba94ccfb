import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { checkSettings } from '../../base/check-settings';
import { ERROR, NO_ANSWER, OUTCOMES, SHED, SHORT_CIRCUITED, UNAVAILABLE } from '../../base/outcome';
import { NEVER } from '../../base/time';
import * as budget from './budget';
import * as engine from './engine';
import { presets } from './preset-settings';
import { GOES_ON, NOT_IDEMPOTENT } from './reasons';
import { waits } from './retry.test-support';
import { fields, type RetrySettings } from './settings';

function preset(id: string): RetrySettings {
  const found = presets.find((one) => one.id === id);
  return ensure(found, `preset ${id}`).settings;
}

function retried(id: string): string[] {
  const config = engine.configure(preset(id));
  return OUTCOMES.filter((_, code) => engine.whyNot(config, 1, code, true) === GOES_ON).map((one) => one.id);
}

function rounded(id: string, draw: number): number[] {
  return waits({ ...preset(id), retryBy: 'outcome', retryOn: ['error'] }, draw).map((wait) =>
    Math.round(wait),
  );
}

function newBudget(id: string) {
  const config = budget.configureBudget(preset(id));
  return { config, state: budget.initBudget(config, 0) };
}

describe('presets', () => {
  it('have complete settings that a file may hold, and ids of their own', () => {
    for (const { settings } of presets) {
      expect(checkSettings(fields, settings, 'settings')).toEqual({ ok: true, value: settings });
    }
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    for (const { help } of presets) expect(help).toMatch(/^[A-Z].*\.$/);
  });

  it('capped with jitter inside: 1, 2, 4 s and up to 30 % more, never over 10 s, after network failures', () => {
    expect(rounded('capped-jitter-inside', 0)).toEqual([1000, 2000, 4000]);
    expect(rounded('capped-jitter-inside', 0.999_999)).toEqual([1300, 2600, 5200]);
    const more = { ...preset('capped-jitter-inside'), maxAttempts: 6, retryOn: ['error'] } as const;
    expect(waits(more, 0.999_999)).toEqual([1300, 2600, 5200, 10_000, 10_000]);
    expect(retried('capped-jitter-inside')).toEqual(['timeout', 'unavailable', 'no-answer']);
  });

  it('jitter after the cap: 1, 2, 4 s and up to 10 % more, also over 10 s, after refusals and from 500', () => {
    expect(rounded('jitter-after-cap', 0)).toEqual([1000, 2000, 4000]);
    expect(rounded('jitter-after-cap', 0.999_999)).toEqual([1100, 2200, 4400]);
    const more = { ...preset('jitter-after-cap'), maxAttempts: 6 };
    const last = waits(more, 0.5)[4];
    expect(last).toBe(10_500);
    const statuses = OUTCOMES.filter((one) => retried('jitter-after-cap').includes(one.id));
    expect(statuses.every(({ status }) => status >= 500)).toBe(true);
    expect(retried('jitter-after-cap')).toContain('unavailable');
  });

  it('fixed: three attempts in all, 1 s apart', () => {
    expect([rounded('fixed', 0), rounded('fixed', 0.9)]).toEqual([
      [1000, 1000],
      [1000, 1000],
    ]);
  });

  it('full jitter: waits of any length up to 1 and 2 s', () => {
    expect([rounded('full-jitter', 0), rounded('full-jitter', 0.5)]).toEqual([
      [0, 0],
      [500, 1000],
    ]);
  });

  it('gRPC: within 20 % of 100, 200, 400 ms, when unavailable, and four retries of failures in a row', () => {
    expect([rounded('grpc', 0), rounded('grpc', 1)]).toEqual([
      [80, 160, 320],
      [120, 240, 480],
    ]);
    expect(retried('grpc')).toEqual([
      'short-circuited',
      'bulkhead-full',
      'bulkhead-wait',
      'shed',
      'unavailable',
    ]);
    const config = engine.configure(preset('grpc'));
    expect([config.heedDeadline, engine.isTooLate(config, 5, 0, 5)]).toEqual([true, true]);
    const { config: tokens, state } = newBudget('grpc');
    const granted = Array.from({ length: 7 }, () => {
      budget.failed(tokens, state);
      return budget.tryAcquire(tokens, state, 0);
    });
    expect(granted.filter(Boolean)).toHaveLength(4);
  });

  it('Finagle budget: at once, only what was not worked on, 100 retries for nothing and one for five calls', () => {
    expect(new Set(rounded('finagle-budget', 0.5))).toEqual(new Set([0]));
    const config = engine.configure(preset('finagle-budget'));
    expect(engine.whyNot(config, 1, ERROR, true)).not.toBe(GOES_ON);
    expect(engine.whyNot(config, 24, SHED, true)).toBe(GOES_ON);
    const { config: deposits, state } = newBudget('finagle-budget');
    for (let call = 0; call < 10; call += 1) budget.callBegins(deposits, state, 0);
    let granted = 0;
    while (budget.tryAcquire(deposits, state, 0)) granted += 1;
    expect(granted).toBe(102);
  });

  it('Polly defaults: 2 s three times, after everything, whatever the callee asks', () => {
    expect(rounded('polly', 0.7)).toEqual([2000, 2000, 2000]);
    const config = engine.configure(preset('polly'));
    expect(engine.whyNot(config, 3, SHORT_CIRCUITED, true)).toBe(GOES_ON);
    expect(config.obeyPushback).toBe(false);
  });

  it('.NET standard handler: steps of a curve from 2 s, by status, and it heeds the callee', () => {
    expect(rounded('dotnet-standard', 0.5)).toEqual([1795, 2186, 4071]);
    const config = engine.configure(preset('dotnet-standard'));
    expect(retried('dotnet-standard')).toContain('rate-limited');
    expect(engine.whyNot(config, 1, NO_ANSWER, true)).not.toBe(GOES_ON);
    expect([config.obeyPushback, engine.asksTooMuch(config, 0, NEVER)]).toEqual([true, true]);
  });

  it('Envoy with a budget: one retry within 25 ms, while three or a fifth of the calls are retries', () => {
    expect(rounded('envoy-budget', 0.999_999)).toEqual([25]);
    const { config, state } = newBudget('envoy-budget');
    for (let call = 0; call < 25; call += 1) budget.callBegins(config, state, 0);
    const granted = Array.from({ length: 9 }, () => budget.tryAcquire(config, state, 0));
    expect(granted.filter(Boolean)).toHaveLength(5);
  });

  it('only what may be repeated: 5, 10, 20 ms, and no POST', () => {
    expect(rounded('only-reads', 0.3)).toEqual([5, 10, 20]);
    const config = engine.configure(preset('only-reads'));
    expect(engine.whyNot(config, 1, UNAVAILABLE, true)).toBe(GOES_ON);
    expect(engine.whyNot(config, 1, UNAVAILABLE, false)).toBe(NOT_IDEMPOTENT);
  });
});
