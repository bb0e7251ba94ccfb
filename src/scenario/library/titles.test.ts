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
      .flatMap((fault) => {
        const { fromMs, toMs, times, everyMs } = fault;
        return Array.from({ length: times }, (_, turn) => ({
          nodes: nodesOfFault(scenario, fault),
          fromSecond: (fromMs + turn * everyMs) / 1000,
          toSecond: (toMs + turn * everyMs) / 1000,
        }));
      }),
  };
}

it('says of each built-in scenario what its file says, in the same order', async () => {
  const scenarios = await Promise.all(LIBRARY.map(async ({ load }) => load()));
  expect(TITLES).toEqual(scenarios.map(titleOf));
});
