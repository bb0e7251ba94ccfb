import { msToNs, secondsToNs } from '../../base/time';
import { NODE } from '../../sim/measure/layout';
import type { EdgeModel, LayerModel, Model } from '../../sim/model';
import type { ExactCase } from './case';
import { conservation, drained } from './identities';
import { breaker, bulkhead, edge, exponential, lognormal, node, retry, system, timeout } from './models';
import { advance, drain, startWorld } from './observe';

/**
 * A system where everything happens at once: retries, timeouts with work that goes on or is cancelled, a breaker
 * that opens, full bulkheads, shedding, an outage. Nothing about it is known but the identities.
 */
function guards(): LayerModel[] {
  return [
    retry({ maxAttempts: 3, initialDelayMs: 5 }),
    breaker({ tripOn: 'failure-rate-calls', failureRate: 0.6, openForMs: 500 }),
    timeout(60),
    bulkhead({ maxConcurrent: 12, queueLimit: 10, queueTimeoutMs: 30 }),
  ];
}

function mixed(giveUp: EdgeModel['giveUp'], holdsWorker: boolean, stack: LayerModel[]): Model {
  const latency = exponential(1);
  return system({
    ratePerSecond: 250,
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
      node('b', exponential(20), { concurrency: 4, queueRoom: 10, instances: 2 }),
      node('c', exponential(4), { concurrency: 4, queueRoom: 20 }),
    ],
    edges: [
      edge('in', 'users', 'gateway', { latency, giveUp, stack: [timeout(80)] }),
      edge('to-a', 'gateway', 'a', { latency, giveUp, stack }),
      edge('to-b', 'gateway', 'b', { latency, giveUp, stack }),
      edge('to-c', 'gateway', 'c', { latency, giveUp, stack: [retry({ maxAttempts: 2 })] }),
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
    what: `mixed traffic, ${title}: every second and at the end (${SEEDS.length} seeds)`,
    expected: '0 differences',
    check: () => {
      const differences = SEEDS.flatMap((seed) =>
        differencesOf(model, seed).map((words) => `${title}, seed ${seed}: ${words}`),
      );
      return { measured: `${differences.length} differences`, differences };
    },
  };
}

function differencesOf(model: Model, seed: number): string[] {
  const world = startWorld(model, seed);
  const found: string[] = [];
  for (let second = 1; second <= SECONDS; second++) {
    advance(world, second);
    found.push(...conservation(world).map((words) => `at ${second} s, ${words}`));
  }
  drain(world, model);
  found.push(...drained(world));
  const { history } = world.meter;
  const shed = history.sum('nodes', 2, NODE.shed, 0, history.length);
  if (shed === 0) found.push('b never shed: the traffic is too light to say anything');
  return found;
}

export const MIXED: readonly ExactCase[] = [
  everyIdentity('abandoned work goes on', mixed('abandon', true, guards())),
  everyIdentity('abandoned work goes on, no worker held', mixed('abandon', false, guards())),
  everyIdentity('abandoned work is cancelled', mixed('cancel', true, guards())),
  everyIdentity('abandoned work is cancelled, no worker held', mixed('cancel', false, guards())),
  everyIdentity('a timeout around retries, cancelled', mixed('cancel', true, guards().toReversed())),
];
