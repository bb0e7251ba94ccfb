import { mix32 } from '../base/keyed-hash';
import { KEYED } from '../base/random-bank';
import { exponential } from '../base/samplers';
import { NEVER, type Time } from '../base/time';
import { beginCall, startCall } from './calls';
import type { ClientPart } from './configuration';
import { CLIENT, CLIENT_LEVEL_WIDTH, CLIENT_WIDTH } from './measure/layout';
import type { ClientModel } from './model';
import { expectPatience } from './patience';
import { expectedBetween, momentAfter, type RateProfile } from './rate-profile';
import { openRequest } from './request-rows';
import { ARRIVAL, BY_CLIENT, FOR_REQUEST } from './tables';
import type { World } from './world';

const NOBODY_COMES: RateProfile = [{ from: 0, rate: 0, rateAtEnd: 0 }];

function profileOf(client: ClientModel | undefined): RateProfile {
  return client?.load.kind === 'open' ? client.load.rate : NOBODY_COMES;
}

/** Draws when the next request of an open client comes. */
function scheduleArrival(world: World, client: number): void {
  const { model, removed, stream } = world.clientParts[client];
  if (removed || model.load.kind === 'closed') {
    world.clients.col.nextEvent[client] = -1;
    return;
  }
  const work = model.load.spacing === 'even' ? 1 : exponential(world.bank, stream);
  scheduleAt(world, client, momentAfter(model.load.rate, world.now, work));
}

function scheduleAt(world: World, client: number, at: Time): void {
  const { nextAt, nextEvent } = world.clients.col;
  nextAt[client] = at;
  nextEvent[client] = at === NEVER ? -1 : world.heap.push(at, ARRIVAL, client, 0);
}

/** A new rate stretches what is left until the next arrival: the luck of the draw stays. */
export function rescheduleArrivals(
  world: World,
  client: number,
  before: ClientModel | undefined,
  { model, removed }: ClientPart,
): void {
  const { nextAt, nextEvent } = world.clients.col;
  const pending = nextEvent[client];
  if (pending < 0) {
    scheduleArrival(world, client);
    return;
  }
  const known = profileOf(before);
  const wanted = removed ? NOBODY_COMES : profileOf(model);
  if (sameProfile(known, wanted)) return;
  world.heap.cancel(pending);
  const left = expectedBetween(known, world.now, nextAt[client]);
  scheduleAt(world, client, left > 0 ? momentAfter(wanted, world.now, left) : world.now);
}

function sameProfile(a: RateProfile, b: RateProfile): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every(({ from, rate, rateAtEnd }, index) => {
      const other = b[index];
      return from === other.from && rate === other.rate && rateAtEnd === other.rateAtEnd;
    })
  );
}

/** An open client asks. */
export function arrive(world: World, client: number): void {
  scheduleArrival(world, client);
  const number = world.clients.col.asked[client] + 1;
  ask(world, client, mix32(world.clientParts[client].key, number), -1);
}

/** A request begins; `drawKey` is the key of all its luck. */
export function ask(world: World, client: number, drawKey: number, asker: number): void {
  const part = world.clientParts[client];
  const number = ++world.clients.col.asked[client];
  world.bank.key(drawKey, FOR_REQUEST);
  const entry = drawEntry(world, part);
  const request = openRequest(world, client, number, entry.requestType, asker);
  const { clients } = world.meter;
  clients.counts[client * CLIENT_WIDTH + CLIENT.asked]++;
  clients.levels[client * CLIENT_LEVEL_WIDTH]++;
  const call = startCall(world, entry.edge, request, BY_CLIENT, drawKey, -1);
  world.requests.col.call[request] = call;
  world.recorder?.asked(request, call);
  if (part.model.patience !== null) expectPatience(world, request, drawKey, part.model.patience);
  beginCall(world, call);
}

function drawEntry(world: World, part: ClientPart): ClientPart['entries'][number] {
  const { entries } = part;
  if (entries.length === 1) return entries[0];
  const u = world.bank.unit(KEYED);
  let index = 0;
  while (index < entries.length - 1 && u >= entries[index].upTo) index++;
  return entries[index];
}
