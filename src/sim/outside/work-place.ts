import type { World } from '../world';

/** Where the work of a job is done, as its column `step` says until its plan begins. */
export const HERE = 0;
/** Outside, once its own time is over. */
const THEN_OUTSIDE = 1;
/** Outside, and nothing of it here. */
export const ONLY_OUTSIDE = 2;
/** It was done outside: this plus how it ended. */
export const ANSWERED = 16;

/** In place of the user who asked: the request came from outside, and this node is to answer it there. */
export function answeredOutsideBy(node: number): number {
  return -2 - node;
}

export function isAnsweredBy(world: World, request: number, node: number): boolean {
  return world.requests.col.asker[request] === answeredOutsideBy(node);
}

/** Where the work for a request is to be done. */
export function workPlace(world: World, node: number, request: number): number {
  const { worksOutside } = world.nodeParts[node].model;
  if (worksOutside === 'never') return isAnsweredBy(world, request, node) ? THEN_OUTSIDE : HERE;
  if (!isAnsweredBy(world, request, node) && !world.outside.takePlace(world.now)) return HERE;
  return worksOutside === 'only' ? ONLY_OUTSIDE : THEN_OUTSIDE;
}
