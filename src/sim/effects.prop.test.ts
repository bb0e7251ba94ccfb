import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND } from '../base/time';
import { deriveEffects } from './effects';
import { start } from './observed.test-support';
import { randomEdit } from './random-edit.test-support';
import { randomModel } from './random-model.test-support';
import { reconfigure } from './reconfigure';
import { run } from './run';
import type { World } from './world';

const derived = (world: World) => {
  const { errorRates, latencyFactors, addedNs, capacities } = world;
  const { workChanged, failing, crashing, workers, roughEdges } = world;
  const tables = {
    errorRates,
    latencyFactors,
    addedNs,
    capacities,
    workChanged,
    failing,
    crashing,
    workers,
    roughEdges,
  };
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, Array.from(table)]));
};

/** Looks after each event of the faults, and at the rest as it comes. */
function expectDerived(world: World, until: number): void {
  while (world.heap.isDue(until)) {
    const faultEvent = world.faultEvent;
    run(world, until, 1);
    if (world.faultEvent === faultEvent && world.dispatched % 50 !== 0) continue;
    // Something else may come before a fault at the very instant at which it changes.
    if (world.faultChanges.some((change) => change <= world.now)) continue;
    const known = derived(world);
    deriveEffects(world);
    expect(derived(world)).toEqual(known);
  }
}

describe('what faults amount to', () => {
  it('is at each change what one finds who looks at all faults and all parts', () => {
    fc.assert(
      fc.property(randomModel, randomEdit, fc.nat(100), (model, edit, seed) => {
        const world = start(model, seed);
        expectDerived(world, NS_PER_SECOND / 2);
        reconfigure(world, edit(model));
        expectDerived(world, NS_PER_SECOND);
      }),
      { numRuns: 60 },
    );
  });
});
