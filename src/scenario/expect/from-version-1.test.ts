import { describe, expect, it } from 'vitest';
import { expectationFromVersion1 } from './from-version-1';

describe('an expectation of version 1', () => {
  it('about a breaker is one about a state', () => {
    const after = { fault: 'down', at: 'start' };
    const given = {
      id: 'b',
      kind: 'breaker-state',
      edge: 'e',
      layer: 'l',
      state: 'open',
      after,
      withinMs: 500,
    };
    expect(expectationFromVersion1(given)).toEqual({
      id: 'b',
      kind: 'state',
      of: { edge: 'e', layer: 'l' },
      state: 'open',
      over: { after, fromMs: 0, toMs: 500 },
      hold: 'sometime',
    });
  });

  it('about goodput or latency is one about that figure', () => {
    const over = { fromMs: 0, toMs: 1000 };
    expect(expectationFromVersion1({ id: 'g', kind: 'goodput', ...over, atLeast: 0.9 })).toEqual({
      id: 'g',
      kind: 'measure',
      figure: 'goodput',
      over,
      hold: 'overall',
      atLeast: 0.9,
    });
    const latency = { id: 'l', kind: 'latency', client: 'web', percentile: 95, ...over, atMostMs: 250 };
    expect(expectationFromVersion1(latency)).toEqual({
      id: 'l',
      kind: 'measure',
      figure: 'latency',
      of: { client: 'web' },
      percentile: 95,
      over,
      hold: 'overall',
      atMost: 250,
    });
  });

  it('keeps what is wrong with it, for the parser to tell', () => {
    expect(expectationFromVersion1({ kind: 'goodput', colour: 'red', fromMs: 'x' })).toEqual({
      kind: 'measure',
      figure: 'goodput',
      colour: 'red',
      over: { fromMs: 'x' },
      hold: 'overall',
    });
    expect(expectationFromVersion1({ kind: 'luck', client: 'web' })).toEqual({ kind: 'luck', client: 'web' });
  });
});
