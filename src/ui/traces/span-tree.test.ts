import { describe, expect, it } from 'vitest';
import { outageTrace } from './outage-trace.test-support';
import { forestOf, rowsAbove, sourcesOfFailure, spanRows, treeMove } from './span-tree';
import { traceOf, type SpanSketch } from './trace.test-support';

const { spans } = traceOf(
  {},
  {
    kind: 'request',
    name: 'web',
    from: 0,
    to: 9,
    within: [
      { kind: 'call', name: 'a', from: 0, to: 4, within: [{ kind: 'try', name: 'a1', from: 1, to: 4 }] },
      { kind: 'call', name: 'b', from: 4, to: 9 },
    ],
  },
);

const forest = forestOf(spans);

describe('the rows of a trace', () => {
  it('come with their depth and their place among their siblings', () => {
    expect(
      spanRows(forest, new Set()).map(({ depth, position, siblings }) => [depth, position, siblings]),
    ).toEqual([
      [0, 1, 1],
      [1, 1, 2],
      [2, 1, 1],
      [1, 2, 2],
    ]);
  });

  it('leave out what lies within a folded one, however deep', () => {
    expect(spanRows(forest, new Set([0])).map(({ place, isOpen }) => [place, isOpen])).toEqual([[0, false]]);
    expect(spanRows(forest, new Set([1])).map(({ place }) => place)).toEqual([0, 1, 3]);
  });

  it('know their way up', () => {
    expect(rowsAbove(forest, 2)).toEqual([1, 0]);
  });
});

describe('spans that say the same', () => {
  const rowsOf = (inner: Partial<SpanSketch>, outer: Partial<SpanSketch> = {}): string[] => {
    const call: SpanSketch = {
      kind: 'call',
      name: 'call',
      from: 0,
      to: 9,
      within: [
        { kind: 'try', name: 'try', from: 0, to: 9, ...inner, within: [{ name: 'work', from: 1, to: 8 }] },
      ],
      ...outer,
    };
    const trace = traceOf({}, { kind: 'request', name: 'web', from: 0, to: 10, within: [call] });
    return spanRows(forestOf(trace.spans), new Set()).map(
      ({ place, depth }) => `${depth} ${trace.spans[place].name}`,
    );
  };

  it('share a row: a call that took one try', () => {
    expect(rowsOf({})).toEqual(['0 web', '1 call', '2 work']);
  });

  it('do not when the try waited, ended otherwise, or went on', () => {
    const apart = ['0 web', '1 call', '2 try', '3 work'];
    expect(rowsOf({ from: 1 })).toEqual(apart);
    expect(rowsOf({ end: 'failed' })).toEqual(apart);
    expect(rowsOf({ to: 12, abandoned: true })).toEqual(apart);
  });

  it('share a row over several levels: a request of one call of one try', () => {
    expect(rowsOf({ to: 10 }, { to: 10 })).toEqual(['0 web', '1 work']);
  });
});

describe('keys of the tree', () => {
  const open = spanRows(forest, new Set());
  const folded = spanRows(forest, new Set([1]));

  it('go in and unfold to the right', () => {
    expect(treeMove('ArrowRight', open, forest, 1)).toEqual({ to: 2 });
    expect(treeMove('ArrowRight', folded, forest, 1)).toEqual({ fold: 1, isOpen: true });
    expect(treeMove('ArrowRight', open, forest, 3)).toBeNull();
  });

  it('fold and go out to the left', () => {
    expect(treeMove('ArrowLeft', open, forest, 1)).toEqual({ fold: 1, isOpen: false });
    expect(treeMove('ArrowLeft', folded, forest, 1)).toEqual({ to: 0 });
    expect(treeMove('ArrowLeft', open, forest, 2)).toEqual({ to: 1 });
    expect(treeMove('x', open, forest, 2)).toBeNull();
  });
});

describe('where a failure is red', () => {
  it('is where it happened, and not where it was only passed on', () => {
    const red = sourcesOfFailure(outageTrace.spans);
    const names = outageTrace.spans.flatMap(({ name }, place) => (red.has(place) ? [name] : []));
    expect(names).toEqual(['try 1', 'payments #1']);
  });

  it('is a call that nobody within it made fail', () => {
    const { spans: timedOut } = traceOf(
      {},
      {
        kind: 'request',
        name: 'web',
        from: 0,
        to: 9,
        end: 'failed',
        within: [
          {
            kind: 'call',
            name: 'a',
            from: 0,
            to: 9,
            end: 'failed',
            within: [{ kind: 'try', name: 'try 1', from: 0, to: 12, end: 'failed', abandoned: true }],
          },
        ],
      },
    );
    expect(sourcesOfFailure(timedOut)).toEqual(new Set([1, 2]));
  });
});
