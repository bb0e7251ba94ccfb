import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, inversePatch } from '../edit';
import type { Scenario } from '../format';
import { parseScenario } from '../parse-scenario';
import { randomScenario } from '../random-scenario.test-support';
import { fileOf } from '../write-scenario';
import { differences } from './differences';
import { staying } from './staying';

/** A scenario and another one that has much in common with it: parts changed, gone, come, and in another order. */
const two = fc
  .tuple(randomScenario, randomScenario, fc.infiniteStream(fc.nat(3)))
  .map(([one, other, luck]) => {
    const draw = (): number => luck.next().value;
    const mixed = <Part extends { readonly id: string }>(mine: readonly Part[], theirs: readonly Part[]) =>
      shuffledALittle([...mine, ...theirs.filter(({ id }) => !mine.some((part) => part.id === id))], draw);
    // Only what refers to nothing is free to be mixed; the rest comes from the one or the other.
    const free = {
      requestTypes: mixed(other.requestTypes, one.requestTypes),
      tags: other.tags,
      seed: one.seed,
    };
    return { one, other: draw() > 0 ? other : { ...one, ...free }, mixed: shuffledParts(one, draw) };
  });

function shuffledParts(scenario: Scenario, draw: () => number): Scenario {
  return {
    ...scenario,
    nodes: shuffledALittle(scenario.nodes, draw),
    edges: shuffledALittle(scenario.edges, draw),
    faults: shuffledALittle(scenario.faults, draw),
  };
}

function shuffledALittle<Part>(parts: readonly Part[], draw: () => number): Part[] {
  const list = [...parts];
  for (let at = 1; at < list.length; at++) {
    if (draw() === 0) [list[at - 1], list[at]] = [list[at], list[at - 1]];
  }
  return list;
}

/** The same scenario, of which no part is the same object. */
function copyOf(scenario: Scenario): Scenario {
  const read = parseScenario(fileOf(scenario));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe('differences', () => {
  it('lead from any scenario to any other, and back', () => {
    fc.assert(
      fc.property(two, ({ one, other, mixed }) => {
        for (const wanted of [other, mixed]) {
          const edit = differences(one, wanted);
          const there = applyPatch(one, edit);
          expect(there).toEqual({ ok: true, value: wanted });
          expect(applyPatch(wanted, inversePatch(edit))).toEqual({ ok: true, value: one });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are none between a scenario and its copy', () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        expect(differences(scenario, copyOf(scenario))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('of one setting are one patch, however much else there is', () => {
    fc.assert(
      fc.property(randomScenario, fc.nat(), (scenario, luck) => {
        const chosen = scenario.nodes[luck % scenario.nodes.length];
        const nodes = copyOf(scenario).nodes.map((node) =>
          node.id === chosen.id ? { ...node, name: `${node.name}!` } : node,
        );
        expect(differences(scenario, { ...copyOf(scenario), nodes })).toEqual([
          { path: `nodes.${chosen.id}.name`, old: chosen.name, new: `${chosen.name}!` },
        ]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the items that stay', () => {
  it('come in the same order in both lists, and no longer run of them does', () => {
    const lists = fc.tuple(
      fc.uniqueArray(fc.nat(7).map(String), { maxLength: 7 }),
      fc.uniqueArray(fc.nat(7).map(String), { maxLength: 7 }),
    );
    fc.assert(
      fc.property(lists, ([before, after]) => {
        const stay = staying(before, after);
        for (const list of [before, after]) expect(list.filter((item) => stay.includes(item))).toEqual(stay);
        expect(stay).toHaveLength(longestShared(before, after));
      }),
    );
  });
});

/** By the definition, and slowly. */
function longestShared([first, ...rest]: readonly string[], after: readonly string[]): number {
  if (first === undefined) return 0;
  const without = longestShared(rest, after);
  const place = after.indexOf(first);
  return place < 0 ? without : Math.max(without, 1 + longestShared(rest, after.slice(place + 1)));
}
