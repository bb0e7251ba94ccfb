import { describe, expect, it } from 'vitest';
import { compareTraces } from './compare-traces';
import { outageTrace } from './outage-trace.test-support';
import { forestOf, spanRows } from './span-tree';
import { traceOf, type SpanSketch } from './trace.test-support';

const MS = 1e6;
const traceWith = (...within: SpanSketch[]) =>
  traceOf({}, { kind: 'request', name: 'web', from: 0, to: 100, within });
const lines = (first: readonly SpanSketch[], second: readonly SpanSketch[]): unknown[] =>
  compareTraces(traceWith(...first), traceWith(...second), 0)
    .slice(1)
    .map(({ name, depth, difference, first: a, second: b }) => [
      depth,
      name,
      difference === null ? (a === null ? 'second' : b === null ? 'first' : '') : difference / MS,
    ]);

describe('two traces side by side', () => {
  it('match by what was done, and tell how much longer it took', () => {
    const call = (from: number, to: number, copy: number): SpanSketch => ({
      kind: 'call',
      name: 'orders → payments',
      from,
      to,
      within: [{ name: `payments #${copy}`, from, to }],
    });
    expect(lines([call(0, 40, 1)], [call(10, 30, 2)])).toEqual([
      [1, 'orders → payments', -20],
      [2, 'payments', -20],
    ]);
  });

  it('show the single try of a call only where one of them had several', () => {
    const call = (...tries: number[]): SpanSketch => ({
      kind: 'call',
      name: 'a → b',
      from: 0,
      to: tries.at(-1) ?? 0,
      within: tries.map((to, nth) => ({
        kind: 'try',
        name: `try ${nth + 1}`,
        from: tries[nth - 1] ?? 0,
        to,
        within: [{ name: 'b #1', from: 0, to: 1 }],
      })),
    });
    expect(lines([call(9)], [call(8)])).toEqual([
      [1, 'a → b', -1],
      [2, 'b', 0],
    ]);
    expect(lines([call(9)], [call(3, 9)])).toEqual([
      [1, 'a → b', 0],
      [2, 'try 1', -6],
      [3, 'b', 0],
      [2, 'try 2', 'second'],
      [3, 'b', 'second'],
    ]);
  });

  it('say which one alone has a span, where it came', () => {
    const one = (name: string): SpanSketch => ({ kind: 'call', name, from: 0, to: 10 });
    expect(lines([one('a'), one('c')], [one('a'), one('b'), one('c'), one('d')])).toEqual([
      [1, 'a', 0],
      [1, 'b', 'second'],
      [1, 'c', 0],
      [1, 'd', 'second'],
    ]);
    expect(lines([one('a')], [])).toEqual([[1, 'a', 'first']]);
  });

  it('tell several of the same name apart by their order', () => {
    const same = (to: number): SpanSketch => ({ kind: 'call', name: 'orders → db', from: 0, to });
    expect(lines([same(10), same(20)], [same(11), same(25), same(5)])).toEqual([
      [1, 'orders → db', 1],
      [1, 'orders → db', 5],
      [1, 'orders → db', 'second'],
    ]);
  });

  it('do not match what lies within different calls', () => {
    const call = (name: string): SpanSketch => ({
      kind: 'call',
      name,
      from: 0,
      to: 9,
      within: [{ name: 'db', from: 0, to: 9 }],
    });
    expect(lines([call('a')], [call('b')])).toHaveLength(4);
  });

  it('have no differences when they are the same, and a key of its own for each span', () => {
    const same = compareTraces(outageTrace, outageTrace, 32.4e9);
    expect(same).toHaveLength(spanRows(forestOf(outageTrace.spans), new Set()).length);
    expect(new Set(same.map(({ key }) => key)).size).toBe(same.length);
    expect(same.every(({ difference }) => difference === 0)).toBe(true);
    expect(same.map(({ first }) => first?.place)).toEqual(
      spanRows(forestOf(outageTrace.spans), new Set()).map(({ place }) => place),
    );
  });
});
