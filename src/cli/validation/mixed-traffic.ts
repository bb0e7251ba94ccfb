import { CANCELLED, OUTCOMES } from '../../base/outcome';
import { msToNs, secondsToNs } from '../../base/time';
import { EDGE } from '../../sim/measure/layout';
import type { EdgeModel, LayerModel, Model } from '../../sim/model';
import type { ExactCase } from './case';
import { conservation, drained } from './identities';
import { breaker, bulkhead, edge, exponential, lognormal, node, retry, system, timeout } from './models';
import { advance, drain, startWorld, wholeRun } from './observe';
import type { Range } from './range';

/**
 * A system where everything happens at once: retries, timeouts with work that goes on or is cancelled, a breaker
 * that opens, full bulkheads, shedding, an outage. Nothing about it is known but the identities.
 */
function guards(): LayerModel[] {
  return [
    retry({ maxAttempts: 3, initialDelayMs: 5 }),
    breaker({ tripOn: 'failure-rate-calls', failureRate: 0.6, openForMs: 500 }),
    timeout(60),
    bulkhead({ maxConcurrent: 9, queueLimit: 4, queueTimeoutMs: 8 }),
  ];
}

function mixed(giveUp: EdgeModel['giveUp'], holdsWorker: boolean, stack: LayerModel[]): Model {
  const latency = exponential(1);
  return system({
    ratePerSecond: 200,
    deadlineMs: 100,
    nodes: [
      node('gateway', exponential(1), {
        concurrency: 60,
        queueRoom: 40,
        holdsWorker,
        plan: [['to-a', 'to-b'], ['to-c']],
      }),
      node('a', lognormal(10, 1), {
        concurrency: 8,
        queueRoom: 10,
        errorRate: 0.1,
        holdsWorker,
        plan: [['a-c']],
      }),
      node('b', exponential(20), { concurrency: 3, queueRoom: 1, instances: 2 }),
      node('c', exponential(4), { concurrency: 4, queueRoom: 3 }),
    ],
    edges: [
      edge('in', 'users', 'gateway', { latency, giveUp, stack: [timeout(120)] }),
      edge('to-a', 'gateway', 'a', { latency, giveUp, stack }),
      edge('to-b', 'gateway', 'b', { latency, giveUp, stack: stack.filter(({ kind }) => kind !== 'retry') }),
      edge('to-c', 'gateway', 'c', { latency, giveUp }),
      edge('a-c', 'a', 'c', { latency, giveUp, stack: [timeout(20), ...guards().slice(0, 2)] }),
    ],
    faults: [
      { id: 'slow', node: 'b', from: secondsToNs(6), to: secondsToNs(9), errorRate: 0, latencyFactor: 10 },
      { id: 'dead', node: 'c', from: msToNs(12_500), to: secondsToNs(14), errorRate: 1, latencyFactor: 1 },
    ],
  });
}

const SECONDS = 20;
const SEEDS = [1, 2, 3];

function everyIdentity(title: string, model: Model): ExactCase {
  return {
    id: 'identities',
    what: `mixed traffic, ${title} (${SEEDS.length} seeds, every second)`,
    expected: '0 differences',
    check: () => {
      const differences: string[] = [];
      const ranges = SEEDS.map((seed) => {
        const run = follow(model, seed);
        differences.push(...run.differences.map((words) => `${title}, seed ${seed}: ${words}`));
        return run.range;
      });
      differences.push(...missing(model, ranges).map((words) => `${title}: ${words}`));
      return { measured: `${differences.length} differences`, differences };
    },
  };
}

function follow(model: Model, seed: number): { readonly range: Range; readonly differences: string[] } {
  const world = startWorld(model, seed);
  const found: string[] = [];
  for (let second = 1; second <= SECONDS; second++) {
    advance(world, second);
    found.push(...conservation(world).map((words) => `at ${second} s, ${words}`));
  }
  drain(world, model);
  return { range: wholeRun(world), differences: [...found, ...drained(world)] };
}

/** Traffic in which something never happened says nothing about it. */
function missing(model: Model, ranges: readonly Range[]): string[] {
  const edges = (counter: number): number => {
    const readings = model.edges.flatMap(({ id }) => ranges.map((range) => range.edge(id, counter)));
    return readings.reduce((sum, reading) => sum + reading, 0);
  };
  const unsettled = model.edges.some(({ giveUp }) => giveUp === 'cancel') ? EDGE.cancelled : EDGE.late;
  const found = edges(unsettled) > 0 ? [] : ['no attempt was given up: the row tests too little'];
  OUTCOMES.forEach(({ id }, outcome) => {
    const never = outcome !== CANCELLED && edges(EDGE.outcome + outcome) === 0;
    if (never) found.push(`no call ended as '${id}': the row tests too little`);
  });
  return found;
}

export const MIXED: readonly ExactCase[] = [
  everyIdentity('abandoned work goes on', mixed('abandon', true, guards())),
  everyIdentity('abandoned work goes on, no worker held', mixed('abandon', false, guards())),
  everyIdentity('abandoned work is cancelled', mixed('cancel', true, guards())),
  everyIdentity('abandoned work is cancelled, no worker held', mixed('cancel', false, guards())),
  everyIdentity('a timeout around retries, cancelled', mixed('cancel', true, guards().toReversed())),
];
