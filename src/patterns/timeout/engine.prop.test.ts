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
        const deadline = engine.deadline(engine.configure({ afterMs }), start);
        expect(Number.isSafeInteger(deadline)).toBe(true);
        const answeredAt = start + afterMs * 1e6 + offset;
        expect(engine.isLate(deadline, answeredAt)).toBe(offset >= 0);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});
