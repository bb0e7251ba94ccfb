import { describe, expect, it } from 'vitest';
import type { MeasureExpectation, StateExpectation } from '../../scenario/expect/format';
import {
  wholeSeconds,
  withComparison,
  withFigure,
  withPart,
  withSpanKind,
  withStatefulPart,
} from './changes';

const good: MeasureExpectation = {
  id: 'good',
  kind: 'measure',
  figure: 'goodput',
  over: { fromMs: 0, toMs: 20_000 },
  hold: 'overall',
  atLeast: 0.9,
};

describe('changes of an expectation', () => {
  it('bring what the new figure needs, and take away what it does not have', () => {
    const latency = withFigure(good, 'latency');
    expect(latency).toMatchObject({ figure: 'latency', percentile: 95, atMost: 250 });
    expect(latency).not.toHaveProperty('atLeast');
    expect(withFigure(latency, 'goodput')).not.toHaveProperty('percentile');
    expect(withFigure(good, 'goodput')).toBe(good);
  });

  it('keep the figure where the new part has it', () => {
    const failed = withFigure(good, 'failed-share');
    expect(withPart(failed, { node: 'db' })).toEqual({ ...failed, of: { node: 'db' } });
    expect(withPart(good, { node: 'db' }).figure).toBe('rate');
    expect(withPart(withPart(good, { edge: 'e' }), undefined)).not.toHaveProperty('of');
  });

  it('keep a state that the new part can be in', () => {
    const opens: StateExpectation = {
      id: 'opens',
      kind: 'state',
      of: { edge: 'e', layer: 'breaker' },
      state: 'half-open',
      over: { fromMs: 0, toMs: 5000 },
      hold: 'sometime',
    };
    expect(withStatefulPart(opens, { edge: 'f', layer: 'breaker' }).state).toBe('half-open');
    expect(withStatefulPart(opens, { node: 'n', instance: 2 }).state).toBe('up');
  });

  it('turn a bound around, and make two of one', () => {
    expect(withComparison(good, 'at-most')).toMatchObject({ atMost: 0.9 });
    expect(withComparison(good, 'at-most')).not.toHaveProperty('atLeast');
    expect(withComparison(good, 'between')).toMatchObject({ atLeast: 0.9, atMost: 0.9 });
  });

  it('count from a fault, and back by the clock', () => {
    const after = withSpanKind(good.over, 'start', 'outage', 60_500);
    expect(after).toEqual({ after: { fault: 'outage', at: 'start' }, fromMs: 0, toMs: 5000 });
    expect(withSpanKind(after, 'end', 'other', 60_500)).toMatchObject({
      after: { fault: 'outage', at: 'end' },
    });
    expect(withSpanKind(after, 'run', 'outage', 60_500)).toEqual({ fromMs: 0, toMs: 60_000 });
    expect(wholeSeconds({ fromMs: 1500, toMs: 1900 })).toEqual({ fromMs: 1000, toMs: 2000 });
  });
});
