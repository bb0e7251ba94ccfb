import { describe, expect, it } from 'vitest';
import { longWaits, wholeOf } from './long-waits';
import { outageTrace } from './outage-trace.test-support';
import { traceOf, type SpanSketch } from './trace.test-support';

const MS = 1e6;

function waitsOf(within: readonly SpanSketch[], to = 1000): number[][] {
  const { spans } = traceOf({}, { kind: 'request', name: 'web', from: 0, to, within });
  return longWaits(spans, { from: 0, to: to * MS }).map((wait) => [wait.from / MS, wait.to / MS]);
}

describe('long waits', () => {
  it('are those in which nothing else happened', () => {
    expect(
      waitsOf([
        { kind: 'try', name: 'try 1', from: 0, to: 100 },
        { kind: 'wait', name: 'wait', from: 100, to: 900 },
        { kind: 'try', name: 'try 2', from: 900, to: 1000 },
      ]),
    ).toEqual([[100, 900]]);
  });

  it('leave out what another call did meanwhile', () => {
    expect(
      waitsOf([
        { kind: 'wait', name: 'wait', from: 0, to: 900 },
        { kind: 'work', name: 'inventory', from: 400, to: 450 },
        { kind: 'try', name: 'try', from: 900, to: 1000 },
      ]),
    ).toEqual([
      [0, 400],
      [450, 900],
    ]);
  });

  it('are none where waiting is short beside the rest, or all there is', () => {
    const rest = { kind: 'work', name: 'orders', from: 100, to: 1000 } as const;
    expect(waitsOf([{ kind: 'wait', name: 'wait', from: 0, to: 100 }, rest])).toEqual([]);
    expect(waitsOf([{ kind: 'wait', name: 'wait', from: 0 }])).toEqual([]);
  });

  it('are one where several waits overlap or touch', () => {
    expect(
      waitsOf([
        { kind: 'wait', name: 'one', from: 0, to: 500 },
        { kind: 'wait', name: 'two', from: 300, to: 700 },
        { kind: 'wait', name: 'three', from: 700, to: 900 },
      ]),
    ).toEqual([[0, 900]]);
  });

  it('break the outage at its wait for the second try', () => {
    const whole = wholeOf(outageTrace.spans, 32.4e9);
    expect(longWaits(outageTrace.spans, whole)).toEqual([{ from: 28.63e9, to: 30.594e9 }]);
  });
});

describe('the whole of a trace', () => {
  it('goes on to its latest answer, also a late one', () => {
    expect(wholeOf(outageTrace.spans, 32.4e9)).toEqual({ from: 28.594e9, to: 28.594e9 + 2240 * MS });
  });

  it('goes on to the present moment while something is open', () => {
    const { spans } = traceOf({}, { kind: 'request', name: 'web', from: 10 });
    expect(wholeOf(spans, 25 * MS)).toEqual({ from: 10 * MS, to: 25 * MS });
    expect(wholeOf(spans, 5 * MS)).toEqual({ from: 10 * MS, to: 10 * MS });
  });

  it('goes on a little while only something is open that nobody waits for', () => {
    const { spans } = traceOf(
      {},
      {
        kind: 'request',
        name: 'web',
        from: 0,
        to: 100,
        within: [{ kind: 'try', name: 'try 1', from: 0, abandoned: true }],
      },
    );
    expect(wholeOf(spans, 5000 * MS).to).toBe(110 * MS);
    expect(wholeOf(spans, 104 * MS).to).toBe(104 * MS);
  });
});
