import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution, Model } from '../sim/model';
import type { Scenario } from './format';
import type { Latency } from './latency';
import { randomScenario } from './random-scenario.test-support';
import { runScenario } from './run-scenario';
import { small, smallFile } from './small-scenario.test-support';
import { toDistribution, toModel } from './to-model';

/** Every word and place of a scenario changed, and nothing else. */
function reworded(scenario: Scenario): Scenario {
  return {
    ...scenario,
    id: 'other',
    name: 'Other',
    question: 'What?',
    watch: ['Nothing'],
    tags: ['none'],
    notes: 'Note',
    requestTypes: scenario.requestTypes.map((type) => ({ ...type, name: 'X', path: '/x' })),
    nodes: scenario.nodes.map((node) => ({ ...node, name: `${node.name}!`, position: { x: 1, y: 2 } })),
    faults: scenario.faults.map((fault) => ({ ...fault, name: 'Y' })),
    sagas: scenario.sagas.map((saga) => ({
      ...saga,
      name: 'Z',
      steps: saga.steps.map((step) => ({ ...step, name: 'S' })),
    })),
  };
}

const PLAIN_CALL = { edge: 'shop-db', optional: false, awaited: true, requestTypes: null };

/** The model of the small file with its client or its shop changed. */
function modelWith(id: 'web' | 'shop', changes: object): Model {
  return toModel(
    small({ nodes: smallFile.nodes.map((node) => (node.id === id ? { ...node, ...changes } : node)) }),
  );
}

describe('toModel', () => {
  it('leaves words and places behind: the run has the same hash', () => {
    const scenario = small();
    expect(toModel(reworded(scenario))).toEqual(toModel(scenario));
    expect(runScenario(reworded(scenario)).hash).toBe(runScenario(scenario).hash);
    expect(runScenario(scenario, { seed: 6 }).hash).not.toBe(runScenario(scenario).hash);
  });

  it('leaves the words of any scenario behind', () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        expect(toModel(reworded(scenario))).toEqual(toModel(scenario));
      }),
      { numRuns: 30 },
    );
  });

  it('tells by the method what may be asked twice, and whose answers may be kept', () => {
    const methods = ['GET', 'HEAD', 'PUT', 'DELETE', 'POST', 'PATCH'];
    const { requestTypes } = toModel(
      small({
        requestTypes: [{ id: 'read' }, ...methods.map((method) => ({ id: method.toLowerCase(), method }))],
      }),
    );
    const told = requestTypes.slice(1).map(({ idempotent, reads }) => [idempotent, reads]);
    expect(told).toEqual([
      [true, true],
      [true, true],
      [true, false],
      [true, false],
      [false, false],
      [false, false],
    ]);
  });

  it('turns ms into whole nanoseconds, and every step into a list', () => {
    const { nodes, faults, edges } = toModel(small());
    expect(nodes[0]).toMatchObject({ latency: { kind: 'constant', ns: 4e6 }, plan: [[PLAIN_CALL]] });
    expect(faults[0]).toMatchObject({ from: 3e9, to: 6e9 });
    expect(edges[0].latency).toEqual({ kind: 'constant', ns: 500_000 });
  });

  it('gives each call in full', () => {
    const plan = [['shop-db', { edge: 'shop-db', optional: true, requestTypes: ['read'] }]];
    expect(modelWith('shop', { plan }).nodes[0].plan).toEqual([
      [PLAIN_CALL, { ...PLAIN_CALL, optional: true, requestTypes: ['read'] }],
    ]);
  });

  it('gives an open client its rate over time, and a closed one its users', () => {
    expect(modelWith('web', { zone: 'east', spacing: 'even' }).clients[0]).toMatchObject({
      load: { kind: 'open', spacing: 'even', rate: [{ from: 0, rate: 50, rateAtEnd: 50 }] },
      patience: null,
      zone: 'east',
    });
    const closed = { load: 'closed', users: 7, think: { kind: 'constant', ms: 2 } };
    const patience = { kind: 'uniform', fromMs: 1, toMs: 3 };
    expect(modelWith('web', { ...closed, patience }).clients[0]).toMatchObject({
      load: { kind: 'closed', users: 7, think: { kind: 'constant', ns: 2e6 } },
      patience: { kind: 'uniform', fromNs: 1e6, toNs: 3e6 },
      zone: '',
    });
  });

  it('drops by what is left of a deadline only where that is wanted', () => {
    const leastLeft = (changes: object) => modelWith('shop', changes).nodes[0].queue.leastLeftNs;
    expect(leastLeft({ neededMs: 3 })).toBeNull();
    expect(leastLeft({ neededMs: 3, dropsLate: true })).toBe(3e6);
    expect(leastLeft({ dropsLate: true })).toBe(0);
  });

  it('knows no fault that is switched off', () => {
    const faults = smallFile.faults.map((fault) => ({ ...fault, enabled: false }));
    expect(toModel(small({ faults })).faults).toEqual([]);
  });
});

describe('toDistribution', () => {
  it.each<[Latency, Distribution]>([
    [
      { kind: 'exponential', meanMs: 0.25 },
      { kind: 'exponential', meanNs: 250_000 },
    ],
    [
      { kind: 'erlang', meanMs: 8, shape: 3 },
      { kind: 'erlang', meanNs: 8e6, shape: 3 },
    ],
    [
      { kind: 'pareto', leastMs: 3, alpha: 1.5 },
      { kind: 'pareto', leastNs: 3e6, alpha: 1.5 },
    ],
    [
      {
        kind: 'mixture',
        usual: { kind: 'constant', ms: 1 },
        rare: { kind: 'constant', ms: 9 },
        rareShare: 0.1,
      },
      {
        kind: 'mixture',
        usual: { kind: 'constant', ns: 1e6 },
        rare: { kind: 'constant', ns: 9e6 },
        rareShare: 0.1,
      },
    ],
  ])('says the same in nanoseconds: %j', (latency, distribution) => {
    expect(toDistribution(latency)).toEqual(distribution);
  });

  it('meets median and 95th percentile of a log-normal', () => {
    const made = toDistribution({ kind: 'lognormal', medianMs: 60, p95Ms: 120 });
    if (made.kind !== 'lognormal') throw new Error(made.kind);
    expect(Math.exp(made.mu)).toBeCloseTo(60e6, 0);
    expect(Math.exp(made.mu + 1.6448536 * made.sigma) / 120e6).toBeCloseTo(1, 6);
  });

  it('meets mean and spread of a log-normal', () => {
    const made = toDistribution({ kind: 'lognormal', meanMs: 10, cv: 2 });
    if (made.kind !== 'lognormal') throw new Error(made.kind);
    expect(Math.exp(made.mu + made.sigma ** 2 / 2) / 10e6).toBeCloseTo(1, 9);
    expect(Math.sqrt(Math.exp(made.sigma ** 2) - 1)).toBeCloseTo(2, 9);
  });
});
