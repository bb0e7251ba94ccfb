import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { FAILURE, IGNORED, SUCCESS } from '../../base/judgement';
import { OUTCOMES } from '../../base/outcome';
import { configure, isRetried } from '../../patterns/retry/config';
import { fields } from '../../patterns/retry/settings';
import { judge } from '../../policies/judge';
import { OUTCOME_OF_PROBLEM } from './problem-outcome';
import { meaningOf } from './status-meaning';

const RETRY = configure(defaultsOf(fields));

function guards(statuses: readonly number[]): { judgements: number[]; retried: boolean[] } {
  const outcomes = statuses.map((status) => meaningOf(status).outcome);
  const judgements = new Set(outcomes.map(judge));
  return { judgements: [...judgements], retried: [...new Set(outcomes.map((one) => isRetried(RETRY, one)))] };
}

describe('what guards make of a status', () => {
  it.each([
    [200, 'ok'],
    [204, 'ok'],
    [304, 'ok'],
    [300, 'error'],
    [400, 'invalid'],
    [401, 'invalid'],
    [403, 'invalid'],
    [404, 'invalid'],
    [405, 'invalid'],
    [408, 'timeout'],
    [409, 'conflict'],
    [410, 'invalid'],
    [412, 'conflict'],
    [413, 'invalid'],
    [415, 'invalid'],
    [418, 'invalid'],
    [422, 'invalid'],
    [423, 'conflict'],
    [425, 'unavailable'],
    [429, 'rate-limited'],
    [500, 'error'],
    [501, 'error'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'timeout'],
    [599, 'error'],
    [999, 'error'],
  ])('%i ends a call as %s', (status, id) => {
    expect(OUTCOMES[meaningOf(status).outcome].id).toBe(id);
  });

  it('a request that is wrong in itself is not tried again, and no breaker opens for it', () => {
    expect(guards([400, 401, 403, 404, 405, 410, 413, 415, 422])).toEqual({
      judgements: [IGNORED],
      retried: [false],
    });
  });

  it('a lost race and a limit are tried again, and no breaker opens for them', () => {
    expect(guards([409, 412, 423, 429])).toEqual({ judgements: [IGNORED], retried: [true] });
  });

  it('every status that a retry by status offers is one that a retry by outcome tries again', () => {
    const statuses = fields.retryStatuses.options.map(({ value }) => Number(value));
    expect(guards(statuses).retried).toEqual([true]);
    expect(guards(statuses.filter((status) => status !== 429)).judgements).toEqual([FAILURE]);
  });

  it('what went well needs no words, and everything else has some', () => {
    for (let status = 200; status < 600; status++) {
      const { outcome, words } = meaningOf(status);
      expect(words === '').toBe(judge(outcome) === SUCCESS);
    }
  });

  it('a request without an answer that counts is a failure, and tried again', () => {
    for (const outcome of Object.values(OUTCOME_OF_PROBLEM)) {
      expect(judge(outcome)).toBe(FAILURE);
      expect(isRetried(RETRY, outcome)).toBe(true);
    }
  });
});
