import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from './format';
import { randomScenario } from './random-scenario.test-support';
import { runScenario } from './run-scenario';
import { small } from './small-scenario.test-support';
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
    requestTypes: scenario.requestTypes.map((type) => ({ ...type, name: 'X', path: '/x', method: 'PUT' })),
    nodes: scenario.nodes.map((node) => ({ ...node, name: `${node.name}!`, position: { x: 1, y: 2 } })),
    faults: scenario.faults.map((fault) => ({ ...fault, name: 'Y' })),
  };
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

  it('turns ms into whole nanoseconds, and every step into a list', () => {
    const { nodes, faults, edges } = toModel(small());
    expect(nodes[0]).toMatchObject({ latency: { kind: 'constant', ns: 4e6 }, plan: [['shop-db']] });
    expect(faults[0]).toMatchObject({ from: 3e9, to: 6e9 });
    expect(edges[0].latency).toEqual({ kind: 'constant', ns: 500_000 });
  });
});

describe('toDistribution', () => {
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
