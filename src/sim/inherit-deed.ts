import type { World } from './world';

/** A call or try that is made for another one is to do the same to data as that. */
export function inheritDeed(world: World, row: number, from: number): void {
  const { deed } = world.attempts.col;
  deed[row] = deed[from];
  if (deed[row] >= 0) world.data?.holdDeed(deed[row]);
}
