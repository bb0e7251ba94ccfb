import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND, msToNs } from '../../../base/time';
import { reservationsFor } from '../../../domain/effects/order-references';
import { shopFaults } from '../../../domain/effects/shop-faults';
import { HANDLED, REPEATED } from '../../../patterns/aggregate/codes';
import { violations, violationsWhenDrained } from '../../conservation.test-support';
import type { Model } from '../../model';
import { ofClient, start } from '../../observed.test-support';
import { randomEdit } from '../../random-edit.test-support';
import { reconfigure } from '../../reconfigure';
import { run } from '../../run';
import { silenced } from '../../small-model.test-support';
import type { World } from '../../world';
import { DataWorld } from '../data-world';
import { HEALED_MS } from '../random-shop.test-support';
import { randomWriters } from './random-writers.test-support';

describe('any writers at a shop that keeps its keys', () => {
  it('DW-39: store what they say they did, once, and nothing is left', () => {
    let clashes = 0;
    fc.assert(
      fc.property(randomWriters, fc.nat(999), (model, seed) => {
        const world = start(model, seed);
        run(world, msToNs(HEALED_MS));
        expect(violations(world)).toEqual([]);
        settle(world, model);
        const { book, shop } = dataOf(world);
        clashes += book.writes.clashes.length;
        const { begun, ends } = book.writes;
        expect(ends.length).toBe(begun.length);
        const stored = new Set<string>();
        for (let row = 0; row < ends.length; row++) {
          const order = `buyers${ends.table.col.writer[row]}.${ends.table.col.request[row]}`;
          const times = reservationsFor(shop, order).length;
          const result = ends.table.col.result[row];
          if (times > 0) stored.add(order);
          const isDone = result === HANDLED || result === REPEATED;
          expect([order, times]).toEqual([order, isDone ? 1 : Math.min(times, 1)]);
        }
        const served = ofClient(world, 'buyers0', 'ok') + ofClient(world, 'buyers1', 'ok');
        expect(served).toBeLessThanOrEqual(stored.size);
        expect(faultsIn(shop, model)).toEqual([]);
        expect(leftIn(world)).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect(clashes).toBeGreaterThan(0);
  }, 60_000);

  it('DW-39: and that, too, when the run is edited again and again', () => {
    fc.assert(
      fc.property(
        randomWriters,
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
          expect(faultsIn(dataOf(world).shop, model)).toEqual([]);
          // Workers that are held while calling have no identity when the setting was changed meanwhile.
          expect(leftIn(world).filter((one) => !one.includes('workers taken'))).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});

function dataOf({ data }: World): DataWorld {
  if (data instanceof DataWorld) return data;
  throw new Error('The world keeps no data');
}

/** Nobody asks any more, and all that is under way ends. */
function settle(world: World, model: Model): void {
  reconfigure(world, silenced(model));
  run(world, world.now + 1200 * NS_PER_SECOND);
}

/** Stock may be negative only where somebody stores upon whatever is there. */
function faultsIn(shop: DataWorld['shop'], { data }: Model): string[] {
  const isBlind = data?.writers.some(({ checks }) => checks === 'nothing') === true;
  return shopFaults(shop).flatMap(({ rule, text }) =>
    isBlind && rule === 'stock-never-negative' ? [] : [text],
  );
}

function leftIn(world: World): string[] {
  const { sagas, writers, deeds } = dataOf(world);
  const deedsLeft = deeds.table.live === 0 ? [] : [`${deeds.table.live} deeds`];
  const commands = writers.host.rows.numbers.map((command) => `command ${command}`);
  const sagasLeft = sagas.rows.numbers.map((saga) => `saga ${saga}`);
  return [...sagasLeft, ...commands, ...deedsLeft, ...violationsWhenDrained(world)];
}
