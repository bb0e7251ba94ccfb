import { mix32 } from '../base/keyed-hash';
import { KEYED } from '../base/random-bank';
import { exponential } from '../base/samplers';
import { NS_PER_SECOND } from '../base/time';
import { beginCall, startCall } from './calls';
import type { ClientPart } from './configuration';
import { CLIENT, CLIENT_LEVEL_WIDTH, CLIENT_WIDTH } from './measure/layout';
import { openRequest } from './requests';
import { ARRIVAL, FOR_REQUEST } from './tables';
import type { World } from './world';

/** Eleven days. A rate next to nothing must not put infinity into the heap. */
const LONGEST_GAP = 1e15;

/** Draws when the next request of a client comes. */
export function scheduleArrival(world: World, client: number): void {
  const part = world.clientParts[client];
  const col = world.clients.col;
  if (part.removed || part.model.ratePerSecond <= 0) {
    col.nextEvent[client] = -1;
    return;
  }
  const gap = Math.round((exponential(world.bank, part.stream) * NS_PER_SECOND) / part.model.ratePerSecond);
  scheduleAt(world, client, world.now + Math.min(gap, LONGEST_GAP));
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
  const drawKey = mix32(part.key, number);
  world.bank.key(drawKey, FOR_REQUEST);
  const entry = drawEntry(world, part);
  const request = openRequest(world, client, number, drawKey, entry.requestType);
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
