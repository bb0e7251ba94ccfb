import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND, msToNs } from '../../base/time';
import { shopFaults } from '../../domain/effects/shop-faults';
import { NEEDS_OPERATOR, STUCK } from '../../patterns/saga/catalogue';
import { RULE_BROKEN } from '../change-log';
import { violations, violationsWhenDrained } from '../conservation.test-support';
import type { Model } from '../model';
import { start } from '../observed.test-support';
import { randomEdit } from '../random-edit.test-support';
import { reconfigure } from '../reconfigure';
import { run } from '../run';
import { silenced } from '../small-model.test-support';
import type { World } from '../world';
import { DataWorld } from './data-world';
import { HEALED_MS, randomShop } from './random-shop.test-support';
import { endOf, sagaStory } from './sagas/saga-story.test-support';

/** So often everything that is stuck is tried again before somebody gives up. */
const PATIENCE = 3;
/** Where a stuck saga keeps the only worker, each of those that wait behind it has to be decided in its turn. */
const MOST_ROUNDS = 1000;

describe('any shop that keeps its keys', () => {
  it('DW-15: ends every saga as it should, and has data that fit, whatever has failed meanwhile', () => {
    fc.assert(
      fc.property(randomShop, fc.nat(999), (model, seed) => {
        const world = start(model, seed);
        run(world, msToNs(HEALED_MS));
        expect(violations(world)).toEqual([]);
        const givenUp = settle(world, model);
        const { book, shop } = dataOf(world);
        for (let saga = 1; saga <= book.begun.length; saga++) {
          const isForgiven = givenUp.has(saga) || endOf(dataOf(world), saga) === 'failed';
          const told = { story: sagaStory(dataOf(world), saga), broken: faultsOf(world, saga) };
          if (!isForgiven) expect(told).toEqual({ ...told, broken: [] });
        }
        expect(shopFaults(shop)).toEqual([]);
        expect(leftIn(world)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('DW-15: loses nothing when it is edited again and again in the middle of its run', () => {
    fc.assert(
      fc.property(
        randomShop,
        fc.array(randomEdit, { minLength: 1, maxLength: 5 }),
        fc.nat(999),
        fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 5, maxLength: 5 }),
        (model, edits, seed, times) => {
          const world = start(model, seed);
          let last = model;
          edits.forEach((edit, k) => {
            run(world, world.now + msToNs(times[k]));
            last = edit(last);
            reconfigure(world, last);
            expect(violations(world)).toEqual([]);
          });
          run(world, msToNs(HEALED_MS));
          settle(world, last);
          expect(shopFaults(dataOf(world).shop)).toEqual([]);
          // Workers that are held while calling have no identity when the setting was changed meanwhile.
          expect(leftIn(world).filter((one) => !one.includes('workers taken'))).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);
});

function dataOf({ data }: World): DataWorld {
  if (data instanceof DataWorld) return data;
  throw new Error('The world keeps no data');
}

/** Nobody asks any more, and what is stuck is tried again or, in the end, marked as failed: the sagas of which that is. */
function settle(world: World, model: Model): ReadonlySet<number> {
  const givenUp = new Set<number>();
  reconfigure(world, silenced(model));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    run(world, world.now + 60 * NS_PER_SECOND);
    const stuck = stuckActs(dataOf(world));
    if (world.requests.live === 0) break;
    for (const { saga, step, direction } of stuck) {
      if (round >= PATIENCE) givenUp.add(saga);
      dataOf(world).operatorSays(saga, step, direction, round < PATIENCE ? 'try-again' : 'failed');
    }
  }
  return givenUp;
}

function stuckActs({ sagas, part }: DataWorld) {
  return sagas.rows.numbers.flatMap((saga) => {
    const row = sagas.rows.rowOf(saga) ?? 0;
    const { status, phases } = sagas.rows.live(row);
    if (status !== STUCK) return [];
    const { stepIds, steps } = part.sagas[sagas.rows.table.col.part[row]].config;
    return Array.from(phases).flatMap((phase, act) =>
      phase === NEEDS_OPERATOR
        ? [
            {
              saga,
              step: stepIds[act % steps],
              direction: act < steps ? ('action' as const) : ('compensation' as const),
            },
          ]
        : [],
    );
  });
}

function faultsOf({ log }: World, saga: number): number[] {
  return log.past().flatMap(({ code, subject, a }) => (code === RULE_BROKEN && subject === saga ? [a] : []));
}

function leftIn(world: World): string[] {
  const { sagas, deeds } = dataOf(world);
  const deedsLeft = deeds.table.live === 0 ? [] : [`${deeds.table.live} deeds`];
  return [...sagas.rows.numbers.map((saga) => `saga ${saga}`), ...deedsLeft, ...violationsWhenDrained(world)];
}
