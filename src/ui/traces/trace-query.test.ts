import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import {
  ALL_TRACES,
  filterOf,
  foldedFilters,
  isFiltered,
  isSameRequest,
  requestsMeant,
  toggledEnds,
} from './trace-query';

describe('what is looked for among the traces', () => {
  it('is everything at first', () => {
    expect(filterOf(ALL_TRACES)).toEqual({});
    expect(isFiltered(ALL_TRACES)).toBe(false);
    expect(isFiltered({ ...ALL_TRACES, order: 'slowest' })).toBe(false);
  });

  it('is how it ended, how long it took, where it was and what was decided', () => {
    const query = {
      ...ALL_TRACES,
      ends: ['failed'] as const,
      least: '250',
      most: '2 s',
      node: 'payments',
      decision: 'retried' as const,
      text: ' breaker ',
    };
    expect(filterOf(query)).toEqual({
      ends: ['failed'],
      leastNs: 250e6,
      mostNs: 2e9,
      node: 'payments',
      decision: 'retried',
      text: 'breaker',
    });
    expect(foldedFilters(query)).toBe(4);
  });

  it('leaves out a duration that is still being typed', () => {
    const typing = { ...ALL_TRACES, least: '2 h', most: '0 ms' };
    expect(filterOf(typing)).toEqual({ mostNs: 0 });
    expect(foldedFilters(typing)).toBe(1);
  });

  it('turns ends on and off', () => {
    expect(toggledEnds([], 'failed')).toEqual(['failed']);
    expect(toggledEnds(['failed', 'late'], 'failed')).toEqual(['late']);
  });
});

describe('a request by its number', () => {
  const shop = shopScenario();

  it('is one of each client', () => {
    for (const text of ['2421', '#2421', 'request 2421', 'Request 2 421']) {
      expect(requestsMeant(text, shop)).toEqual([{ client: 'web', number: 2421 }]);
      expect(filterOf({ ...ALL_TRACES, text })).toEqual({ text: '2421' });
    }
  });

  it('is none where the text is something else', () => {
    for (const text of ['', '0', '4f2a', 'orders', '12 ms']) expect(requestsMeant(text, shop)).toEqual([]);
  });

  it('is the same by client and number', () => {
    const ref = { client: 'web', number: 1 };
    expect(isSameRequest(ref, { ...ref })).toBe(true);
    expect(isSameRequest(ref, { client: 'web', number: 2 })).toBe(false);
    expect(isSameRequest(null, null)).toBe(false);
  });
});
