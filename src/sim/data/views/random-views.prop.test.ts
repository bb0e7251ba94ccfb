import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND, msToNs } from '../../../base/time';
import { compareCodeUnits } from '../../../base/json';
import { viewPage, type AnyViewRow } from '../../../domain/views/ask-view';
import type { ViewDocuments } from '../../../domain/views/view-documents';
import { violations, violationsWhenDrained } from '../../conservation.test-support';
import type { Model } from '../../model';
import { start } from '../../observed.test-support';
import { OWN_CLIENT } from '../../own-client';
import { randomEdit } from '../../random-edit.test-support';
import { reconfigure } from '../../reconfigure';
import { run } from '../../run';
import { silenced } from '../../small-model.test-support';
import type { World } from '../../world';
import { HEALED_MS } from '../random-shop.test-support';
import { randomViewShop } from './random-views.test-support';
import { dataIn, foldOf } from './view-shop.test-support';

/**
 * Whatever stopped is resumed, and whatever was parked is tried again, so often without any event more that shows. Where
 * almost every second message is lost and one try is all, each resuming shows a few events and no more.
 */
const MOST_ROUNDS = 60;

describe('any read models of any shop', () => {
  it('VH-20: show what the log comes to, whatever has failed meanwhile', () => {
    fc.assert(
      fc.property(randomViewShop, fc.nat(999), fc.boolean(), (model, seed, isRebuilt) => {
        const world = start(model, seed);
        run(world, msToNs(HEALED_MS / 2));
        if (isRebuilt) dataIn(world).viewSays('view-0', 'rebuild');
        run(world, msToNs(HEALED_MS));
        expect(violations(world)).toEqual([]);
        reconfigure(world, silenced(model));
        model.data?.views.forEach((_, view) => settle(world, view));
        const keepsOrder =
          model.data?.views.filter(({ settings }) => settings.poison === 'park-stream') ?? [];
        expectFolds(world, new Set(keepsOrder.map(({ id }) => id)));
        expect(leftWithoutViews(world, silenced(model))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 90_000);

  it('VH-20: lose nothing when they are edited again and again', () => {
    fc.assert(
      fc.property(
        randomViewShop,
        randomViewShop,
        fc.array(fc.tuple(fc.boolean(), randomEdit), { minLength: 1, maxLength: 5 }),
        fc.nat(999),
        (model, other, edits, seed) => {
          const world = start(model, seed);
          let last = model;
          for (const [bringsOthers, edit] of edits) {
            run(world, world.now + msToNs(150));
            last = edit(last);
            const { data } = last;
            if (bringsOthers && data !== null)
              last = { ...last, data: { ...data, views: other.data?.views ?? [] } };
            reconfigure(world, last);
            expect(violations(world)).toEqual([]);
          }
          run(world, msToNs(HEALED_MS));
          last = silenced({
            ...last,
            data: last.data === null ? null : { ...last.data, owners: model.data?.owners ?? [] },
          });
          reconfigure(world, last);
          (last.data?.views ?? []).forEach(({ id }) => settle(world, dataIn(world).views.placeOf(id)));
          // Lookups may have come and gone meanwhile, and rows keep what was known when they were made.
          expectFolds(world, new Set(), withoutNames);
        },
      ),
      { numRuns: 30 },
    );
  }, 90_000);
});

/** Until nothing is parked, nothing has stopped, and all that happened shows. */
function settle(world: World, view: number): void {
  let furthest = -1;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    run(world, world.now + 3 * NS_PER_SECOND);
    const { views } = dataIn(world);
    const sight = views.sight(view);
    if (sight === null) return;
    const { state } = sight.serving;
    const { id } = sight.part.model;
    const isThere = state.checkpoint === dataIn(world).book.events.length;
    const isDone = isThere && state.parkedCount === 0 && state.stopped === 0;
    if (isDone && sight.building === null) return;
    if (state.checkpoint > furthest) [furthest, round] = [state.checkpoint, 0];
    // A version without a place for one more is told to try what it has parked, and then to go on.
    views.says(id, 'replay');
    views.says(id, 'resume');
  }
  throw new Error(`Read model ${view} did not settle: ${dataIn(world).views.explain(view)?.sentence}`);
}

function expectFolds(
  world: World,
  keepsOrder: ReadonlySet<string>,
  look = (row: AnyViewRow): AnyViewRow => row,
): void {
  dataIn(world).part.views.forEach((_, view) => {
    const sight = dataIn(world).views.sight(view);
    if (sight === null) return;
    const { state, documents } = sight.serving;
    // What was skipped is missing, and what was parked alone came after what followed it.
    const isWhole = state.skipped === 0 && (state.parked === 0 || keepsOrder.has(sight.part.model.id));
    if (isWhole) expect(rowsOf(documents).map(look)).toEqual(rowsOf(foldOf(world, view)).map(look));
  });
}

function withoutNames(row: AnyViewRow): AnyViewRow {
  if (!('customerName' in row)) return row;
  const items = row.items.map((item) => ({ ...item, productName: null, priceCents: null }));
  return { ...row, customerName: null, items };
}

/** All that a read model says, in an order that does not depend on when it heard of what. */
function rowsOf(documents: ViewDocuments): readonly AnyViewRow[] {
  const { items } = viewPage(documents, { limit: 100_000 });
  return [...items].sort((a, b) => compareCodeUnits(a.id, b.id));
}

/** What is left of a run when its read models are taken away, and nobody asks any more; sagas may be stuck. */
function leftWithoutViews(world: World, model: Model): string[] {
  reconfigure(world, { ...model, data: model.data && { ...model.data, views: [] } });
  run(world, world.now + 600 * NS_PER_SECOND);
  const { deeds, sagas } = dataIn(world);
  if (sagas.rows.count > 0) return [];
  const left = deeds.table.live === 0 ? [] : [`${deeds.table.live} deeds`];
  const own = world.configuration.clients.findIndex(({ model: { id } }) => id === OWN_CLIENT);
  return [...left, ...violationsWhenDrained(world), ...(own < 0 ? ['no client of its own'] : [])];
}
