import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as engine from './engine';

const DAY = 86_400e9;

describe('properties of the timeout engine', () => {
  it('TO-1, TO-2: an answer is late exactly when it took as long as is allowed, or longer', () => {
    const instant = fc.integer({ min: 0, max: 100 * DAY });
    const length = fc.integer({ min: 1, max: 600_000 });
    const property = fc.property(
      instant,
      length,
      fc.integer({ min: -2, max: 2 }),
      (start, afterMs, offset) => {
        const deadline = engine.deadline(engine.configure({ afterMs, withinDeadline: false }), start);
        expect(Number.isSafeInteger(deadline)).toBe(true);
        const answeredAt = start + afterMs * 1e6 + offset;
        expect(engine.isLate(deadline, answeredAt)).toBe(offset >= 0);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  it('TO-9, TO-10, TO-12: nobody waits past the deadline of the request, and every call is counted at most once', () => {
    const call = fc.record({
      now: fc.integer({ min: 0, max: 100 * DAY }),
      offset: fc.oneof(fc.integer({ min: -2e9, max: 2e9 }), fc.constantFrom(-1, 0, 1, Infinity)),
    });
    const property = fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.array(call, { maxLength: 40 }),
      (afterMs, calls) => {
        const config = engine.configure({ afterMs, withinDeadline: true });
        const state = engine.init(config, 0);
        const given = calls.map(({ now, offset }) => engine.timeFor(config, state, now + offset, now));
        const full = afterMs * 1e6;
        expect(given).toEqual(
          calls.map(({ offset }) => (offset <= 0 ? engine.NOT_MADE : Math.min(full, offset))),
        );
        const cut = calls.filter(({ offset }) => offset > 0 && offset < full).length;
        const notMade = calls.filter(({ offset }) => offset <= 0).length;
        expect(state).toEqual({ timedOut: 0, withdrawn: 0, cut, notMade });
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});
