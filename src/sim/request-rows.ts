import { KEYED } from '../base/random-bank';
import { uniformInt } from '../base/samplers';
import { NEVER } from '../base/time';
import { zipfRank } from '../base/zipf';
import type { World } from './world';

/** A row for a request that begins now. What it is about is drawn by the key of the request. */
export function openRequest(
  world: World,
  client: number,
  number: number,
  requestType: number,
  asker: number,
): number {
  const request = world.requests.alloc();
  const { model: type, keyLaw } = world.configuration.requestTypes[requestType];
  const col = world.requests.col;
  col.client[request] = client;
  col.type[request] = requestType;
  col.number[request] = number;
  if (keyLaw !== null) col.key[request] = zipfRank(keyLaw, world.bank, KEYED);
  else col.key[request] = type.keys > 0 ? 1 + uniformInt(world.bank, KEYED, type.keys) : 0;
  // The user of a closed client is a user; those of an open one are drawn.
  if (asker >= 0) col.user[request] = 1 + world.users.col.place[asker];
  else col.user[request] = type.users > 0 ? 1 + uniformInt(world.bank, KEYED, type.users) : 0;
  col.priority[request] = type.priority;
  col.startedAt[request] = world.now;
  col.deadline[request] = type.deadlineNs > 0 ? world.now + type.deadlineNs : NEVER;
  col.uses[request] = 1;
  col.asker[request] = asker;
  col.call[request] = -1;
  col.patience[request] = -1;
  col.decisions[request] = 0;
  world.passed.clear(request, world.requests.capacity);
  return request;
}

/** One use less; the row is freed when nothing belongs to the request any more. */
export function releaseRequest(world: World, request: number): void {
  if (--world.requests.col.uses[request] === 0) world.requests.free(request);
}
