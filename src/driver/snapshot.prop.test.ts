import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckedLayer } from './check-stack';
import { guard } from './guard';
import type { Guarded } from './guarded';
import { ManualClock } from './manual-clock.test-support';
import { randomStack } from './random-stacks.test-support';

const steps = fc.array(
  fc.record({
    ok: fc.boolean(),
    tookMs: fc.integer({ min: 0, max: 4 }),
    thenMs: fc.integer({ min: 0, max: 8 }),
  }),
  { minLength: 1, maxLength: 25 },
);

/** An hour and a minute. */
const LATER_MS = 3_660_000;
/** A whole number of every bucket and window of the random stacks. */
const EVEN_MS = 3000;

interface Lab {
  readonly clock: ManualClock;
  readonly startedAt: number;
  readonly guarded: Guarded<string>;
}

function lab(models: readonly CheckedLayer[]): Lab {
  const clock = new ManualClock();
  const guarded = guard<string>(models, {
    clock,
    random: () => 0.5,
    fallback: () => 'instead',
    instances: ['a', 'b', 'c'],
  });
  return { clock, startedAt: clock.now(), guarded };
}

function savedBy({ guarded }: Lab): unknown {
  return JSON.parse(JSON.stringify(guarded.snapshot()));
}

/** Another process, at the same moment, goes on from a snapshot. */
function restored(models: readonly CheckedLayer[], saved: unknown, { clock }: Lab): Lab {
  const other = lab(models);
  other.clock.jump(LATER_MS);
  other.clock.wall = clock.wall;
  expect(other.guarded.restore(saved)).toEqual({ ok: true, value: models.map(({ id }) => id) });
  return other;
}

type Steps = readonly { readonly ok: boolean; readonly tookMs: number; readonly thenMs: number }[];

/** Calls one after another; returns how each ended. */
async function play({ clock, startedAt, guarded }: Lab, script: Steps): Promise<unknown[]> {
  const ends: unknown[] = [];
  for (const { ok, tookMs, thenMs } of script) {
    const work = (): Promise<string> =>
      new Promise((resolve, reject) => {
        clock.setTimer(() => (ok ? resolve('done') : reject(new Error('down'))), tookMs);
      });
    void guarded.attempt(work).then((end) => ends.push(end.ok ? end.from : end.kind));
    await clock.pass(tookMs);
    await clock.pass(thenMs);
  }
  // Whatever was given up has ended by then, and every bucket of the random stacks begins here.
  await clock.pass(EVEN_MS - ((clock.now() - startedAt) % EVEN_MS));
  return ends;
}

describe('a snapshot', () => {
  it('DR-33: restored in another process, leads to what would have come here', async () => {
    const property = fc.asyncProperty(
      randomStack,
      steps,
      steps,
      fc.boolean(),
      async (models, before, after, later) => {
        // Kept answers are not part of a snapshot, so what comes after is another thing with them.
        const stack = models.filter(({ kind, settings }) => {
          return kind !== 'cache' && !(kind === 'fallback' && settings.kind === 'cached');
        });
        const here = lab(stack);
        await play(here, before);
        const saved = savedBy(here);
        if (later) here.clock.jump(LATER_MS);

        const there = restored(stack, saved, here);
        const [endsHere, endsThere] = [await play(here, after), await play(there, after)];
        expect(endsThere).toEqual(endsHere);
        const [fromHere, fromThere] = [here, there].map((one) => savedBy(restored(stack, savedBy(one), one)));
        expect(fromThere).toEqual(fromHere);
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });
});
