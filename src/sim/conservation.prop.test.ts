import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND, msToNs } from '../base/time';
import { violations, violationsWhenDrained } from './conservation.test-support';
import type { Model } from './model';
import { randomEdit } from './random-edit.test-support';
import { randomModel } from './random-model.test-support';
import { reconfigure } from './reconfigure';
import { run } from './run';
import { silenced } from './small-model.test-support';
import { World } from './world';

function start(model: Model, seed: number): World {
  const world = new World(seed);
  reconfigure(world, model);
  return world;
}

/** Nobody asks any more, and all that is under way ends. */
function drain(world: World, model: Model): void {
  reconfigure(world, silenced(model));
  for (let second = 0; second < 600 && world.heap.size > 0; second += 20) {
    run(world, world.now + 20 * NS_PER_SECOND);
  }
}

describe('any system', () => {
  it('loses nothing and makes nothing up, at any moment and when all have left', () => {
    fc.assert(
      fc.property(
        randomModel,
        fc.nat(1000),
        fc.array(fc.integer({ min: 1, max: 900 })),
        (model, seed, slices) => {
          const world = start(model, seed);
          for (const ms of slices.slice(0, 4)) {
            run(world, world.now + msToNs(ms));
            expect(violations(world)).toEqual([]);
            run(world, world.now + NS_PER_SECOND, ms);
            expect(violations(world)).toEqual([]);
          }
          drain(world, model);
          expect(violationsWhenDrained(world)).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('does so when it is edited again and again in the middle of its run', () => {
    fc.assert(
      fc.property(
        randomModel,
        fc.array(randomEdit, { minLength: 1, maxLength: 6 }),
        fc.nat(1000),
        fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 6, maxLength: 6 }),
        (model, edits, seed, times) => {
          const world = start(model, seed);
          let last = model;
          edits.forEach((edit, k) => {
            run(world, world.now + msToNs(times[k]));
            last = edit(model);
            reconfigure(world, last);
            expect(violations(world)).toEqual([]);
          });
          run(world, world.now + msToNs(times[0]));
          expect(violations(world)).toEqual([]);
          drain(world, last);
          expect(violationsWhenDrained(world).filter((one) => !isOfHeldWorkers(one))).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('does so when it becomes another system in the middle of its run', () => {
    fc.assert(
      fc.property(
        randomModel,
        randomModel,
        fc.nat(1000),
        fc.integer({ min: 1, max: 900 }),
        (a, b, seed, ms) => {
          const world = start(a, seed);
          run(world, msToNs(ms));
          for (const model of [b, a, b]) {
            reconfigure(world, model);
            expect(violations(world)).toEqual([]);
            run(world, world.now + msToNs(200));
            expect(violations(world)).toEqual([]);
          }
          drain(world, b);
          expect(violationsWhenDrained(world).filter((one) => !isOfHeldWorkers(one))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Workers that are held while calling have no identity when the setting was changed in the middle of the run. */
function isOfHeldWorkers(violation: string): boolean {
  return violation.includes('workers taken');
}
