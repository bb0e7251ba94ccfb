import type { PatternId } from '../../patterns/registry';
import type { World } from '../world';

/** What records say of a place beside its index. */

export interface LayerSite {
  readonly layer: number;
  readonly guard: number;
  readonly pattern: PatternId | null;
}

/** A layer of the stack that an attempt entered, and the engine that it has. */
export function siteOf(world: World, row: number, position: number): LayerSite {
  const { guards } = world.configuration;
  const engine = world.layersOf(row)[position].guard;
  const guard = engine === undefined ? -1 : guards.findIndex((part) => part.guard === engine);
  return { layer: position, guard, pattern: guard < 0 ? null : guards[guard].kind };
}

/** The faults that act on an instance now. */
export function actingOnInstance(world: World, instance: number): number[] {
  return world.configuration.faultsOfInstance[instance].filter((fault) => world.faultTurns[fault] >= 0);
}
