import { describe, expect, it } from 'vitest';
import { outageTrace } from './outage-trace.test-support';
import { traceOf } from './trace.test-support';
import { traceTotals } from './trace-totals';

const MS = 1e6;

describe('the totals of a trace', () => {
  it('tell waiting from working', () => {
    expect(traceTotals(outageTrace, 32.4e9)).toEqual({
      took: 2186 * MS,
      waiting: (1964 + 5) * MS,
      working: (2186 - 1964 - 5) * MS,
      tries: 2,
    });
  });

  it('count up to the present moment while the request is open', () => {
    const open = traceOf({ startedAt: 5 * MS }, { kind: 'request', name: 'web', from: 0 });
    expect(traceTotals(open, 12 * MS)).toMatchObject({ took: 7 * MS, waiting: 0, working: 7 * MS, tries: 0 });
  });
});
