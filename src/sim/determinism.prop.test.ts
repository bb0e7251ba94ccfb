import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND, msToNs } from '../base/time';
import { randomShop } from './data/random-shop.test-support';
import { digest, type Digest } from './digest.test-support';
import { randomEdit } from './random-edit.test-support';
import { randomModel } from './random-model.test-support';
import { Timeline, type LoggedCommand } from './timeline';
import type { Model } from './model';

const END = 2.5 * NS_PER_SECOND;

function timeline(seed: number, model: Model, log: readonly LoggedCommand[] = []): Timeline {
  return new Timeline({ seed, model, log, checkpointEvery: NS_PER_SECOND / 2 });
}

function straight(seed: number, model: Model, log: readonly LoggedCommand[] = []): Digest {
  const one = timeline(seed, model, log);
  one.run(END);
  return digest(one.world);
}

/** A slice ends after some events or at some moment, whichever comes first. */
const slices = fc.array(
  fc.record({ events: fc.integer({ min: 1, max: 400 }), ms: fc.integer({ min: 1, max: 700 }) }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

const anyModel = fc.oneof({ weight: 3, arbitrary: randomModel }, { weight: 1, arbitrary: randomShop });

/** Into another system, or only here and there. */
const edits = fc.oneof(
  randomEdit,
  anyModel.map((other) => () => other),
);

const options = { numRuns: 40 };

describe('a run is the same', () => {
  it('in slices of any size, and in single steps', () => {
    fc.assert(
      fc.property(anyModel, fc.nat(99), slices, (model, seed, sizes) => {
        const expected = straight(seed, model);
        const sliced = timeline(seed, model);
        for (let k = 0; sliced.world.now < END; k++) {
          const { events, ms } = sizes[k % sizes.length];
          sliced.run(Math.min(END, sliced.world.now + msToNs(ms)), events);
        }
        sliced.run(END);
        expect(digest(sliced.world)).toEqual(expected);
        const stepped = timeline(seed, model);
        while (stepped.run(END, 1) === 'budget');
        expect(digest(stepped.world)).toEqual(expected);
      }),
      options,
    );
  });

  it('when it goes on from any of its checkpoints', () => {
    fc.assert(
      fc.property(anyModel, fc.nat(99), (model, seed) => {
        const one = timeline(seed, model);
        one.run(END);
        const expected = digest(one.world);
        for (let index = one.checkpointTimes.length - 1; index >= 0; index--) {
          one.seekCheckpoint(index);
          expect(one.world.now).toBe(one.checkpointTimes[index]);
          one.run(END);
          expect(digest(one.world)).toEqual(expected);
        }
      }),
      options,
    );
  });

  it('wherever one has looked before', () => {
    fc.assert(
      fc.property(
        anyModel,
        fc.nat(99),
        fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 1, maxLength: 5 }),
        (model, seed, visits) => {
          const one = timeline(seed, model);
          for (const ms of visits) {
            one.seek(msToNs(ms));
            const fresh = timeline(seed, model);
            fresh.run(msToNs(ms));
            expect(digest(one.world)).toEqual(digest(fresh.world));
          }
        },
      ),
      options,
    );
  });

  it('from its log of commands, wherever these were given', () => {
    fc.assert(
      fc.property(
        anyModel,
        fc.array(edits, { minLength: 1, maxLength: 3 }),
        fc.nat(99),
        slices,
        (model, given, seed, sizes) => {
          const edited = timeline(seed, model);
          given.forEach((edit, k) => {
            const { events, ms } = sizes[k % sizes.length];
            edited.run(edited.world.now + msToNs(ms), events);
            edited.apply({ text: `edit ${k}`, model: edit(model) });
          });
          edited.run(END);
          const expected = digest(edited.world);
          expect(straight(seed, model, edited.log)).toEqual(expected);
          // Back before the first edit, between the edits, and forward again.
          for (const { time } of [...edited.log].reverse()) {
            edited.seek(Math.max(0, time - 1));
            edited.run(END);
            expect(digest(edited.world)).toEqual(expected);
          }
        },
      ),
      options,
    );
  });

  it('on a branch as on a run that never went further', () => {
    fc.assert(
      fc.property(
        anyModel,
        anyModel,
        fc.nat(99),
        fc.integer({ min: 0, max: 2400 }),
        (model, edit, seed, ms) => {
          const command = { text: 'branch', model: edit };
          const branch = timeline(seed, model);
          branch.run(END);
          branch.seek(msToNs(ms));
          branch.apply(command);
          branch.run(END);
          const fresh = timeline(seed, model);
          fresh.run(msToNs(ms));
          fresh.apply(command);
          fresh.run(END);
          expect(digest(branch.world)).toEqual(digest(fresh.world));
          expect(branch.log).toEqual(fresh.log);
        },
      ),
      options,
    );
  });
});
