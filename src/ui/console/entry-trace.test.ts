import { describe, expect, it } from 'vitest';
import type { ConsoleEntry } from '../../state/console/console-entry';
import type { LineInfo } from '../../worker/lines';
import { traceOf } from './entry-trace';

const REF = { client: '@console', number: 3 };
const ENTRY: ConsoleEntry = {
  id: 1,
  request: { node: 'orders', method: 'GET', path: '/', headers: [], body: '' },
  sentAt: 0,
  state: 'answered',
  wallMs: 1,
  answer: { status: 200, headers: [], body: '', ref: REF, askedAt: 20, tookNs: 5, end: 'served' },
  isCut: false,
  error: null,
  byWire: true,
  place: { run: 1, line: 1 },
};

function line(id: number, parent: number | null, from: number): LineInfo {
  const reach = { time: 90, dispatched: 90 };
  const moment = { time: from, dispatched: from };
  return { id, name: `Line ${id}`, parent, from: moment, reach, log: [], inherited: 0, made: [] };
}

/** Line 2 leaves the first one before the request, line 3 after it, and line 4 leaves line 3. */
const LINES = [line(1, null, 0), line(2, 1, 10), line(3, 1, 30), line(4, 3, 50)];

describe('the trace of a request', () => {
  it.each([
    [1, true],
    [2, false],
    [3, true],
    [4, true],
  ])('is known on line %i: %s', (at, isKnown) => {
    const trace = traceOf(ENTRY, { run: 1, line: at, lines: LINES });
    if (isKnown) expect(trace).toEqual(REF);
    else expect(trace).toEqual({ why: 'It was sent on another line: Line 1.' });
  });

  it('is not that of another request which has its number on another line', () => {
    const onFour = { ...ENTRY, place: { run: 1, line: 4 } };
    expect(traceOf(onFour, { run: 1, line: 1, lines: LINES })).toHaveProperty('why');
    const gone = { ...ENTRY, place: { run: 1, line: 9 } };
    expect(traceOf(gone, { run: 1, line: 1, lines: LINES })).toEqual({
      why: 'The line on which it was sent is gone.',
    });
  });

  it('is none in another run, after a reload, without an answer, or for what did not reach the run', () => {
    const now = { run: 1, line: 1, lines: LINES };
    expect(traceOf(ENTRY, { ...now, run: 2 })).toHaveProperty('why');
    expect(traceOf({ ...ENTRY, place: null }, now)).toHaveProperty('why');
    expect(traceOf({ ...ENTRY, answer: null }, now)).toHaveProperty('why');
    expect(traceOf({ ...ENTRY, state: 'waiting', answer: null }, now)).toHaveProperty('why');
    const { answer } = ENTRY;
    expect(traceOf({ ...ENTRY, answer: answer && { ...answer, ref: null } }, now)).toHaveProperty('why');
  });
});
