import { expect, it } from 'vitest';
import { nodesOfFault } from '../fault-targets';
import type { Scenario } from '../format';
import { LIBRARY } from './catalogue';
import { TITLES, type ScenarioTitle } from './titles';

function titleOf(scenario: Scenario): ScenarioTitle {
  return {
    id: scenario.id,
    title: scenario.name,
    question: scenario.question,
    tags: scenario.tags,
    seconds: scenario.durationMs / 1000,
    seed: scenario.seed,
    nodes: scenario.nodes.map(({ id, kind, position = { x: NaN, y: NaN } }) => ({ id, kind, ...position })),
    edges: scenario.edges.map(({ from, to, stack }) => ({
      from,
      to,
      ...(stack.some(({ kind }) => kind === 'circuit-breaker') && { guarded: true }),
    })),
    faults: scenario.faults
      .filter(({ enabled }) => enabled)
      .map((fault) => ({
        nodes: nodesOfFault(scenario, fault),
        fromSecond: fault.fromMs / 1000,
        toSecond: fault.toMs / 1000,
      })),
  };
}

it('says of each built-in scenario what its file says, in the same order', () => {
  expect(TITLES).toEqual(LIBRARY.map(({ load }) => titleOf(load())));
});
