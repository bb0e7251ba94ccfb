import { describe, expect, it } from 'vitest';
import { barPieces, drawnTrace, eventGroups, eventsIn, firstWindow, noteIn } from './drawn-trace';
import { outageTrace } from './outage-trace.test-support';
import { traceOf } from './trace.test-support';

describe('a trace as it is drawn', () => {
  const drawn = drawnTrace(outageTrace, 32.4e9);
  const at = (name: string): number => outageTrace.spans.findIndex((span) => span.name === name);

  it('cuts bars where the axis is broken', () => {
    const [root] = outageTrace.spans;
    expect(barPieces(drawn, root).map(({ broken }) => broken)).toEqual([false, true, false]);
    expect(barPieces(drawn, outageTrace.spans[at('API gateway #1')])).toHaveLength(1);
  });

  it('has a place for a span without length', () => {
    const [{ start, end, broken }] = barPieces(drawn, outageTrace.spans[at('orders → payments')]);
    expect([end - start, broken]).toEqual([0, false]);
    expect(start).toBeGreaterThan(0);
  });

  it('draws open spans up to the present moment', () => {
    const open = drawnTrace(traceOf({}, { kind: 'request', name: 'web', from: 0 }), 5e6);
    expect(barPieces(open, open.trace.spans[0])).toEqual([{ start: 0, end: 1, broken: false }]);
  });

  it('shows the request alone at first where a late answer takes much of the room', () => {
    const withLate = (to: number) =>
      drawnTrace(
        traceOf(
          {},
          {
            kind: 'request',
            name: 'web',
            from: 0,
            to: 100,
            within: [{ kind: 'work', name: 'late', from: 0, to, abandoned: true }],
          },
        ),
        9e9,
      );
    expect(firstWindow(withLate(110))).toEqual({ from: 0, to: 1 });
    expect(firstWindow(withLate(400)).to).toBeCloseTo(0.275);
  });

  it('draws events as one mark that would lie over each other', () => {
    const events = [0, 1, 50, 100].map((time) => ({ time, mark: 'note', text: String(time) }) as const);
    const row = drawnTrace(traceOf({}, { kind: 'request', name: 'web', from: 0, to: 100, events }), 1e9);
    const texts = (least: number): string[] =>
      eventGroups(row, 0, least).map((group) => group.events.map(({ text }) => text).join());
    expect(texts(0.02)).toEqual(['0,1', '50', '100']);
    expect(texts(0.001)).toEqual(['0', '1', '50', '100']);
  });

  it('keeps what the inner spans of a row tell', () => {
    const trace = traceOf(
      {},
      {
        kind: 'call',
        name: 'a → b',
        from: 0,
        to: 9,
        end: 'failed',
        note: 'given up',
        events: [{ time: 5, mark: 'note', text: 'second' }],
        within: [
          {
            kind: 'try',
            name: 'try 1',
            from: 0,
            to: 9,
            end: 'failed',
            note: '503',
            events: [{ time: 2, mark: 'note', text: 'first' }],
            critical: [[0, 9]],
          },
        ],
      },
    );
    const merged = drawnTrace(trace, 10e6);
    expect(eventsIn(merged, 0).map(({ text }) => text)).toEqual(['first', 'second']);
    expect(noteIn(merged, 0)).toBe('503');
    expect(merged.critical.get(0)).toHaveLength(1);
    expect([...merged.failed]).toEqual([0]);
  });
});
