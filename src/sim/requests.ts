import { OK, type Outcome } from '../base/outcome';
import { KEYED } from '../base/random-bank';
import { uniformInt } from '../base/samplers';
import { NEVER } from '../base/time';
import { CLIENT, CLIENT_LEVEL_WIDTH, CLIENT_WIDTH } from './measure/layout';
import type { World } from './world';

/** A row for a request that begins now. What it is about is drawn by the key of the request. */
export function openRequest(
  world: World,
  client: number,
  number: number,
  drawKey: number,
  requestType: number,
): number {
  const request = world.requests.alloc();
  const type = world.configuration.requestTypes[requestType];
  const col = world.requests.col;
  col.client[request] = client;
  col.type[request] = requestType;
  col.number[request] = number;
  col.drawKey[request] = drawKey;
  col.key[request] = type.keys > 0 ? 1 + uniformInt(world.bank, KEYED, type.keys) : 0;
  col.user[request] = type.users > 0 ? 1 + uniformInt(world.bank, KEYED, type.users) : 0;
  col.priority[request] = type.priority;
  col.startedAt[request] = world.now;
  col.deadline[request] = type.deadlineNs > 0 ? world.now + type.deadlineNs : NEVER;
  col.uses[request] = 1;
  return request;
}

/** The client has its answer, or the word that there will be none. */
export function requestSettled(world: World, request: number, outcome: Outcome): void {
  const col = world.requests.col;
  const client = col.client[request];
  const { clients } = world.meter;
  const at = client * CLIENT_WIDTH;
  clients.counts[at + CLIENT.outcome + outcome]++;
  clients.levels[client * CLIENT_LEVEL_WIDTH]--;
  if (outcome === OK) {
    const duration = world.now - col.startedAt[request];
    clients.counts[at + CLIENT.latencyNs] += duration;
    clients.counts[at + (world.now <= col.deadline[request] ? CLIENT.inTime : CLIENT.late)]++;
    world.meter.latency(clients, client, duration);
  }
  releaseRequest(world, request);
}

/** One use less; the row is freed when nothing belongs to the request any more. */
export function releaseRequest(world: World, request: number): void {
  if (--world.requests.col.uses[request] === 0) world.requests.free(request);
}
