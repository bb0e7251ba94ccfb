import { describe, expect, it } from 'vitest';
import { fields as breaker } from '../../patterns/circuit-breaker/settings';
import { fields as retry } from '../../patterns/retry/settings';
import { workFields } from '../../scenario/node-settings';
import { editLabel, helpText, lowered, problemSentence, valueText } from './setting-words';

describe('values in words', () => {
  it('carry their unit', () => {
    expect(valueText(breaker.openForMs, 5000)).toBe('5 s');
    expect(valueText(breaker.failureRate, 0.5)).toBe('50 %');
    expect(valueText(breaker.windowCalls, 20)).toBe('20 calls');
    expect(valueText(retry.factor, 2)).toBe('2');
  });

  it('name options and switches', () => {
    expect(valueText(retry.jitter, 'full')).toBe('full');
    expect(valueText(retry.retryOn, ['error', 'shed'])).toBe('answered with an error, shed by the callee');
    expect(valueText(retry.retryOn, [])).toBe('nothing');
    expect(valueText(workFields.holdsWorker, true)).toBe('on');
  });
});

describe('help', () => {
  it('says range and default', () => {
    expect(helpText(breaker.openForMs)).toBe(
      'How long an open breaker rejects every call before it lets trials through. From 1 ms to 60 min. Default 5 s.',
    );
    expect(helpText(breaker.failureRate)).toContain('From 1 % to 100 %. Default 50 %.');
    expect(helpText(workFields.holdsWorker)).toContain('Default on.');
    const rows = {
      kind: 'integer',
      label: 'Rows',
      help: 'So many.',
      min: 1,
      max: 1_000_000,
      default: 2500,
    } as const;
    expect(helpText(rows)).toBe('So many. From 1 to 1\u2009000\u2009000. Default 2\u2009500.');
    expect(helpText(retry.backoff)).toContain('Default exponential.');
  });
});

describe('what the log says about an edit', () => {
  it('tells what, from and to', () => {
    expect(editLabel('orders → payments, circuit breaker', breaker.openForMs, 5000, 8000)).toBe(
      'orders → payments, circuit breaker: open for 5 s → 8 s',
    );
    expect(editLabel('payments', workFields.holdsWorker, true, false)).toBe(
      'payments: waits with its worker on → off',
    );
    expect(editLabel('payments', workFields.concurrency, 16, 8)).toBe('payments: workers 16 → 8');
  });

  it('tells of a list what came and what went', () => {
    expect(editLabel('a → b, retry', retry.retryOn, ['error', 'timeout'], ['error', 'shed'])).toBe(
      'a → b, retry: retries on with “shed by the callee”, without “timed out”',
    );
  });

  it('leaves names in capitals alone', () => {
    expect(lowered('Open for')).toBe('open for');
    expect(lowered('TTL')).toBe('TTL');
    expect(lowered('95th percentile')).toBe('95th percentile');
  });
});

describe('problems', () => {
  it('name the field, what was expected and what came', () => {
    const problem = {
      path: 'edges.a.stack.breaker.settings.openForMs',
      expected: 'a duration from 1 to 3600000 ms',
      received: '0',
    };
    expect(problemSentence(breaker, problem)).toBe(
      'Open for must be a duration from 1 ms to 60 min, not 0 ms.',
    );
    expect(
      problemSentence(breaker, {
        path: 'faults.a.openForMs',
        expected: 'later than its start (20000 ms)',
        received: '10000 ms',
      }),
    ).toBe('Open for must be later than its start (20 s), not 10 s.');
    expect(
      problemSentence(breaker, { path: 'a.windowCalls', expected: 'a whole number', received: '1.5' }),
    ).toBe('Window must be a whole number, not 1.5.');
  });

  it('name the path of something that is not in the form', () => {
    expect(problemSentence(breaker, { path: 'nodes.a', expected: 'x', received: 'y' })).toBe(
      'nodes.a must be x, not y.',
    );
  });
});
