import { describe, expect, it } from 'vitest';
import { outageTrace } from './outage-trace.test-support';
import { isSettled } from './settled';
import { traceOf } from './trace.test-support';

describe('a trace that is known', () => {
  it('holds as long as all of it lies in the past', () => {
    const known = { trace: outageTrace, now: 32.4e9 };
    expect(isSettled(known, 40e9)).toBe(true);
    expect(isSettled(known, 30e9)).toBe(false);
    expect(isSettled(null, 40e9)).toBe(false);
  });

  it('is worth asking for anew when something of it was open, and the run went on', () => {
    const known = { trace: traceOf({}, { kind: 'request', name: 'web', from: 0 }), now: 1e9 };
    expect(isSettled(known, 1e9)).toBe(true);
    expect(isSettled(known, 1.1e9)).toBe(false);
  });
});
