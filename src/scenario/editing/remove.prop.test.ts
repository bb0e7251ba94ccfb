import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomScenario } from '../random-scenario.test-support';
import type { PartId } from './acts';
import { acted } from './acted.test-support';

describe('removing', () => {
  it('leaves a scenario that can be run, whatever goes, and undo brings all of it back', () => {
    fc.assert(
      fc.property(randomScenario, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (scenario, luck) => {
        const all: readonly PartId[] = [
          ...scenario.nodes.map(({ id }) => ({ kind: 'node', id }) as const),
          ...scenario.edges.map(({ id }) => ({ kind: 'edge', id }) as const),
        ];
        const parts = [...new Set(luck.map((number) => all[number % all.length]))];
        const { after } = acted(scenario, { kind: 'remove', parts });
        const isGone = (part: { readonly id: string }): boolean => parts.some(({ id }) => id === part.id);
        expect(after.nodes.map(({ id }) => id)).toEqual(
          scenario.nodes.filter((node) => !isGone(node)).map(({ id }) => id),
        );
        expect(after.edges.some(isGone)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves what has nothing to do with it as it is', () => {
    fc.assert(
      fc.property(randomScenario, fc.nat(), (scenario, luck) => {
        const { id } = scenario.nodes[luck % scenario.nodes.length];
        const { after } = acted(scenario, { kind: 'remove', parts: [{ kind: 'node', id }] });
        const touched = new Set(
          scenario.edges.filter(({ from, to }) => [from, to].includes(id)).map((edge) => edge.id),
        );
        expect(after.requestTypes).toEqual(scenario.requestTypes);
        for (const node of scenario.nodes) {
          const said = JSON.stringify(node);
          if (
            node.id === id ||
            said.includes(`"${id}"`) ||
            [...touched].some((edge) => said.includes(`"${edge}"`))
          )
            continue;
          expect(after.nodes).toContainEqual(node);
        }
      }),
      { numRuns: 60 },
    );
  });
});
