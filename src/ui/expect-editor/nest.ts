import type { CombinedExpectation, Expectation } from '../../scenario/expect/format';

/** Where an expectation stands: the place of each, from the outermost to itself, in the list that holds it. */
export type NestPath = readonly number[];

export function addedTo(group: CombinedExpectation, more: Expectation): CombinedExpectation {
  return { ...group, of: [...group.of, more] };
}

/** All ids that are taken, those inside groups included. */
export function idsOf(expectations: readonly Expectation[]): string[] {
  return expectations.flatMap((one) => ('over' in one ? [one.id] : [one.id, ...idsOf(one.of)]));
}

export function freeId(taken: readonly string[], wanted: string): string {
  const base = wanted.slice(0, ID_LENGTH);
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

const ID_LENGTH = 56;

/** The same with ids of its own, all the way in. */
export function copied(expectation: Expectation, taken: readonly string[]): Expectation {
  const id = freeId(taken, expectation.id);
  if ('over' in expectation) return { ...expectation, id };
  const known = [...taken, id];
  const of = expectation.of.map((one) => {
    const copy = copied(one, known);
    known.push(...idsOf([copy]));
    return copy;
  });
  return { ...expectation, id, of };
}

/** As the scenario has it. */
const MOST_AROUND = 3;

/** How many groups may stand around one another, and in how many an expectation at this place stands already. */
export function mayHoldGroups(path: NestPath): boolean {
  return path.length < MOST_AROUND;
}
