import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../scenario/format';
import type { LaneSpan } from '../../state/feed';
import type { ExpectationNow } from '../../worker/protocol';
import { shopScenario } from '../inspector/scenario.test-support';
import { decidedOf, expectationWords } from './decided';

const opens: Expectation = {
  id: 'opens',
  kind: 'breaker-state',
  edge: 'orders-payments',
  layer: 'breaker',
  state: 'open',
  after: { fault: 'outage', at: 'start' },
  withinMs: 5000,
};
const closed: Expectation = {
  ...opens,
  id: 'closed',
  state: 'closed',
  after: { fault: 'outage', at: 'end' },
};
const good: Expectation = { id: 'good', kind: 'goodput', fromMs: 2000, toMs: 20_000, atLeast: 0.99 };
const fast: Expectation = {
  id: 'fast',
  kind: 'latency',
  fromMs: 2000,
  toMs: 20_000,
  percentile: 95,
  atMostMs: 250,
};
const scenario = { ...shopScenario(), expect: [opens, closed, good, fast] };
const lane: LaneSpan[] = [
  { mode: 0, from: 0, to: 20.4e9 },
  { mode: 1, from: 20.4e9, to: 25.4e9 },
  { mode: 2, from: 25.4e9, to: NaN },
];
const say = (id: string, verdict: ExpectationNow['verdict']): ExpectationNow => ({
  id,
  verdict,
  evidence: `${id} is`,
});
const momentsOf = (verdict: ExpectationNow[], now = 90e9, spans = lane): [string, number][] =>
  decidedOf(scenario, verdict, () => spans, now).map(({ id, at }) => [id, at / 1e9]);

describe('decided expectations', () => {
  it('stand where it became certain', () => {
    expect(momentsOf([say('opens', 'holds'), say('good', 'holds'), say('fast', 'broken')])).toEqual([
      ['opens', 20.4],
      ['good', 20],
      ['fast', 20],
    ]);
  });

  it('stand at the end of the time given when a breaker never got there', () => {
    expect(momentsOf([say('closed', 'broken')])).toEqual([['closed', 50]]);
    expect(momentsOf([say('opens', 'broken')], 90e9, [])).toEqual([['opens', 25]]);
  });

  it('stand at the fault when the breaker was in that state already', () => {
    expect(momentsOf([say('closed', 'holds')], 90e9, [{ mode: 0, from: 3e9, to: NaN }])).toEqual([
      ['closed', 45],
    ]);
  });

  it('never stand in the future, and leave out what is open or unknown', () => {
    expect(momentsOf([say('good', 'broken')], 12e9)).toEqual([['good', 12]]);
    expect(momentsOf([say('good', 'undecided'), say('gone', 'holds')])).toEqual([]);
  });

  it('carry words and evidence', () => {
    expect(decidedOf(scenario, [say('opens', 'holds')], () => lane, 90e9)[0]).toMatchObject({
      verdict: 'holds',
      words: 'opens within 5 s',
      evidence: 'opens is',
    });
    expect([closed, good, fast].map(expectationWords)).toEqual([
      'closes within 5 s',
      'goodput at least 99 %',
      'p95 at most 250 ms',
    ]);
  });
});
