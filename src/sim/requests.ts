import { GAVE_UP, OK, type Outcome } from '../base/outcome';
import { withdraw } from './calls';
import { ASK_ENDED } from './change-log';
import { CLIENT, CLIENT_LEVEL_WIDTH, CLIENT_WIDTH } from './measure/layout';
import { releaseRequest } from './request-rows';
import { userHasAnswer } from './users';
import type { World } from './world';

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
  if (col.patience[request] >= 0) {
    world.heap.cancel(col.patience[request]);
    col.patience[request] = -1;
  }
  world.traces.ended(world, request, outcome);
  if (world.recorder !== null) world.recorder.ended(request, outcome);
  if (client === world.outside.client) {
    world.log.append(world.now, ASK_ENDED, col.number[request], outcome);
    world.outside.call();
  }
  const asker = col.asker[request];
  const waited = world.now - col.startedAt[request];
  releaseRequest(world, request);
  if (asker >= 0) userHasAnswer(world, asker, waited);
}

/** The client has waited long enough: it gives the request up, whatever is being done for it. */
export function patienceOver(world: World, request: number): void {
  const { patience, call } = world.requests.col;
  patience[request] = -1;
  world.recorder?.patienceOver(request);
  // Whatever goes on for the request holds its row until then.
  withdraw(world, call[request]);
  requestSettled(world, request, GAVE_UP);
}
