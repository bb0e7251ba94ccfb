import { OK, type Outcome } from '../../base/outcome';
import { sampleDuration } from '../distribution';
import { endWork } from '../jobs';
import { FOR_SERVICE, FROZEN, ASKING_OUTSIDE, WORKING, WORK_DONE } from '../tables';
import { finishWork, noteError } from '../work-done';
import type { World } from '../world';
import { ANSWERED, isAnsweredBy } from './work-place';

/** Work of a node that is done outside, and waits for the reply. */
export interface Exchange {
  /** Counts them from 1. */
  readonly number: number;
  readonly job: number;
  readonly node: number;
  readonly request: number;
}

/** In the order in which they were opened. */
export function openExchanges(world: World): Exchange[] {
  const { jobs, attempts, instances } = world;
  const found: Exchange[] = [];
  for (let job = 0; job < jobs.high && found.length < world.outside.waiting; job++) {
    if (jobs.col.state[job] !== ASKING_OUTSIDE) continue;
    const node = instances.col.node[jobs.col.instance[job]];
    const request = attempts.col.request[jobs.col.attempt[job]];
    found.push({ number: jobs.col.link[job], job, node, request });
  }
  return found.sort((a, b) => a.number - b.number);
}

/** The reply came. Of work that was stopped meanwhile it changes nothing. */
export function exchangeAnswered(world: World, number: number, outcome: Outcome): void {
  const exchange = openExchanges(world).find((one) => one.number === number);
  if (exchange === undefined) return;
  const { job, node } = exchange;
  if (outcome !== OK) noteError(world, node, outcome);
  const col = world.jobs.col;
  world.outside.waiting--;
  if (world.instances.col.hung[col.instance[job]] === 0) {
    finishWork(world, job, outcome);
    return;
  }
  // Who hangs does not even read the reply: it does when it goes on.
  endWork(world, node, job);
  col.state[job] = FROZEN;
  col.step[job] = ANSWERED + outcome;
  col.link[job] = -1;
  col.startedAt[job] = 0;
}

/** Work of nodes that do all of it themselves from now on: what was asked outside is done here instead. */
export function bringHome(world: World): void {
  if (world.outside.waiting === 0) return;
  const col = world.jobs.col;
  for (const { job, node, request } of openExchanges(world)) {
    const { model, key } = world.nodeParts[node];
    if (model.worksOutside !== 'never' || isAnsweredBy(world, request, node)) continue;
    world.outside.waiting--;
    col.state[job] = WORKING;
    col.step[job] = ANSWERED + OK;
    const luck = world.attempts.col.luck[col.attempt[job]];
    const duration = sampleDuration(world.bank, luck, key ^ FOR_SERVICE, model.latency);
    col.link[job] = world.heap.pushAfter(duration, WORK_DONE, job, 0);
  }
}
