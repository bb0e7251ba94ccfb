import { mix32 } from '../base/keyed-hash';
import { OK, type Outcome } from '../base/outcome';
import { KEYED } from '../base/random-bank';
import { exponential, uniformInt } from '../base/samplers';
import { NEVER, NS_PER_SECOND } from '../base/time';
import { beginCall, startCall } from './calls';
import type { ClientPart } from './configuration';
import { CLIENT, CLIENT_LEVEL_WIDTH, CLIENT_WIDTH } from './measure/layout';
import { ARRIVAL, FOR_REQUEST } from './tables';
import type { World } from './world';

/** Draws when the next request of a client comes. */
export function scheduleArrival(world: World, client: number): void {
  const part = world.clientParts[client];
  const col = world.clients.col;
  if (part.removed || part.model.ratePerSecond <= 0) {
    col.nextEvent[client] = -1;
    return;
  }
  const gap = Math.round((exponential(world.bank, part.stream) * NS_PER_SECOND) / part.model.ratePerSecond);
  scheduleAt(world, client, world.now + gap);
}

export function scheduleAt(world: World, client: number, at: number): void {
  world.clients.col.nextAt[client] = at;
  world.clients.col.nextEvent[client] = world.heap.push(at, ARRIVAL, client, 0);
}

/** A client asks: a request begins. */
export function arrive(world: World, client: number): void {
  const part = world.clientParts[client];
  const number = ++world.clients.col.asked[client];
  scheduleArrival(world, client);
  const request = world.requests.alloc();
  const drawKey = mix32(part.key, number);
  world.bank.key(drawKey, FOR_REQUEST);
  const entry = drawEntry(world, part);
  fillRequest(world, request, client, number, drawKey, entry.requestType);
  const { clients } = world.meter;
  clients.counts[client * CLIENT_WIDTH + CLIENT.asked]++;
  clients.levels[client * CLIENT_LEVEL_WIDTH]++;
  beginCall(world, startCall(world, entry.edge, request, -1, drawKey, -1));
}

function drawEntry(world: World, part: ClientPart): ClientPart['entries'][number] {
  const { entries } = part;
  if (entries.length === 1) return entries[0];
  const u = world.bank.unit(KEYED);
  let index = 0;
  while (index < entries.length - 1 && u >= entries[index].upTo) index++;
  return entries[index];
}

function fillRequest(
  world: World,
  request: number,
  client: number,
  number: number,
  drawKey: number,
  requestType: number,
): void {
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
