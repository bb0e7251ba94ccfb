import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER } from '../base/time';
import type { FaultModel } from './fault-model';
import { RAMP_STEPS, nextChange, strengthAt } from './fault-schedule';
import { fault } from './small-model.test-support';

/** Few nanoseconds, so that every one of them can be looked at. */
const schedule = fc
  .record({
    from: fc.nat(30),
    length: fc.nat(60),
    rampInNs: fc.oneof(fc.constant(0), fc.nat(60)),
    rampOutNs: fc.oneof(fc.constant(0), fc.nat(60)),
    pause: fc.nat(40),
    times: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ from, length, rampInNs, rampOutNs, pause, times }): FaultModel => ({
    ...fault('one', 'server', 0, 0, {}),
    from,
    to: from + length,
    // A ramp is at most as long as the fault, and what repeats has ended before it comes again.
    rampInNs: Math.min(rampInNs, length),
    rampOutNs: Math.min(rampOutNs, length),
    everyNs: length + pause,
    times,
  }));

/** The same by looking at each turn in its own right, with fractions of whole numbers. */
function slowStrength({ from, to, rampInNs, rampOutNs, everyNs, times }: FaultModel, now: number): number {
  let strength = 0;
  for (let turn = 0; turn < times; turn++) {
    const begin = from + turn * everyNs;
    const end = to + turn * everyNs;
    if (now < begin || now >= end) continue;
    const middle = (passed: number, ramp: number): number => {
      let step = 0;
      while ((step + 1) * ramp <= passed * RAMP_STEPS) step++;
      return (2 * step + 1) / (2 * RAMP_STEPS);
    };
    const risen = now - begin >= rampInNs ? 1 : middle(now - begin, rampInNs);
    const fallen = end - now > rampOutNs ? 0 : middle(rampOutNs - (end - now), rampOutNs);
    strength = Math.min(risen, 1 - fallen);
  }
  return strength;
}

const END = 500;
const options = { seed: 4242, numRuns: 400 };

describe('the schedule of any fault', () => {
  it('has the strength that a slow look at each turn gives', () => {
    fc.assert(
      fc.property(schedule, (one) => {
        for (let now = 0; now < END; now++) {
          const off = Math.abs(strengthAt(one, now) - slowStrength(one, now));
          if (!(off < 1e-12))
            throw new Error(`at ${now}: ${strengthAt(one, now)}, not ${slowStrength(one, now)}`);
        }
      }),
      options,
    );
  });

  it('changes at no moment that was not named before, and each one named comes later', () => {
    fc.assert(
      fc.property(schedule, (one) => {
        let next = nextChange(one, -1);
        for (let now = 0; now < END; now++) {
          if (now === next) {
            next = nextChange(one, now);
            expect(next).toBeGreaterThan(now);
          } else {
            const before = now === 0 ? 0 : strengthAt(one, now - 1);
            const isStill = nextChange(one, now) === next && strengthAt(one, now) === before;
            if (!isStill) throw new Error(`changed at ${now}, which nobody said`);
          }
        }
        expect(next).toBe(NEVER);
      }),
      options,
    );
  });

  it('names only moments at which something begins, ends, grows or fades', () => {
    fc.assert(
      fc.property(schedule, (one) => {
        // Where a fault grows and fades at once only one of the two shows.
        const apart = one.rampInNs + one.rampOutNs <= one.to - one.from;
        let turns = 0;
        for (let now = nextChange(one, -1); now !== NEVER; now = nextChange(one, now)) {
          turns++;
          if (!apart || (one.times > 1 && one.everyNs === one.to - one.from)) continue;
          expect(strengthAt(one, now)).not.toBe(now === 0 ? 0 : strengthAt(one, now - 1));
        }
        expect(turns).toBeLessThanOrEqual(one.times * (2 * RAMP_STEPS + 2));
      }),
      options,
    );
  });
});
