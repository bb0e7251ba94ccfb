import { mix32 } from '../base/keyed-hash';
import { ask } from './arrivals';
import type { ClientPart } from './configuration';
import { NS_PER_MS, type Duration } from '../base/time';
import { sampleDuration } from './distribution';
import { FOR_THINKING, USER } from './tables';
import type { World } from './world';

/*
 * The users of a closed client: each asks, waits until the request has ended, and thinks before asking again.
 */

/** A user who is turned away in the same instant, and never thinks, would ask for ever in it. */
const SHORTEST_THOUGHT = NS_PER_MS;

/** After an edit: users who are wanted now begin by thinking, and those who are not do not ask again. */
export function adjustUsers(world: World, part: ClientPart): void {
  const { event, waiting } = world.users.col;
  for (const user of part.users) {
    if (isWanted(part, world.users.col.place[user])) {
      if (event[user] < 0 && waiting[user] === 0) think(world, user, 0);
    } else if (event[user] >= 0) {
      world.heap.cancel(event[user]);
      event[user] = -1;
    }
  }
}

function isWanted({ model, removed }: ClientPart, place: number): boolean {
  return !removed && model.load.kind === 'closed' && place < model.load.users;
}

function think(world: World, user: number, least: Duration): void {
  const { client, event, asked } = world.users.col;
  const { load } = world.clientParts[client[user]].model;
  if (load.kind !== 'closed') return;
  const key = mix32(keyOf(world, user), asked[user]);
  const time = sampleDuration(world.bank, key, FOR_THINKING, load.think);
  event[user] = world.heap.pushAfter(Math.max(least, time), USER, user, 0);
}

/** A user has thought. */
export function userAsks(world: World, user: number): void {
  const { client, event, asked, waiting } = world.users.col;
  event[user] = -1;
  waiting[user] = 1;
  asked[user]++;
  ask(world, client[user], mix32(keyOf(world, user), asked[user]), user);
}

/** The request of a user has ended, one way or another, after so long. */
export function userHasAnswer(world: World, user: number, waited: Duration): void {
  const { client, place, waiting } = world.users.col;
  waiting[user] = 0;
  if (isWanted(world.clientParts[client[user]], place[user])) {
    think(world, user, waited === 0 ? SHORTEST_THOUGHT : 0);
  }
}

/** Each user's luck is its own, so that one more user changes nothing for the others. */
function keyOf(world: World, user: number): number {
  const { client, place } = world.users.col;
  return mix32(world.clientParts[client[user]].key ^ FOR_THINKING, place[user]);
}
