import type { ScenarioTitle } from '../../scenario/library/titles';
import { bestFits } from '../finding/word-fit';
import { LEVELS } from './level-words';

/** What is chosen of each kind of filter; none of a kind lets all through. */
export interface Filters {
  readonly groups: readonly string[];
  readonly levels: readonly string[];
  readonly tags: readonly string[];
}

export const NO_FILTERS: Filters = { groups: [], levels: [], tags: [] };

export type Facet = keyof Filters;

export const FACETS: readonly Facet[] = ['groups', 'levels', 'tags'];

/** The scenarios that the filters let through and that speak of what is sought, the best first. */
export function findScenarios(
  scenarios: readonly ScenarioTitle[],
  sought: string,
  filters: Filters,
): readonly ScenarioTitle[] {
  const through = scenarios.filter((scenario) => FACETS.every((facet) => passes(scenario, facet, filters)));
  return bestFits(through, sought, ({ title, question = '', tags = [], group, watch = [] }) => [
    { text: title, weight: 4 },
    { text: tags.join(' '), weight: 3 },
    { text: group, weight: 2 },
    { text: question, weight: 2 },
    { text: watch.join(' '), weight: 1 },
  ]);
}

function passes(scenario: ScenarioTitle, facet: Facet, filters: Filters): boolean {
  const chosen = filters[facet];
  return chosen.length === 0 || valuesOf(scenario, facet).some((value) => chosen.includes(value));
}

function valuesOf({ group, level, tags = [] }: ScenarioTitle, facet: Facet): readonly string[] {
  if (facet === 'groups') return [group];
  if (facet === 'tags') return tags;
  return level === undefined ? [] : [LEVELS[level].name];
}

export interface FacetValue {
  readonly value: string;
  /** How many scenarios would be shown if this were the only one chosen of its kind. */
  readonly count: number;
}

/** What can be chosen of a kind, in the order in which scenarios bring it; of tags the most frequent first. */
export function facetValues(
  scenarios: readonly ScenarioTitle[],
  facet: Facet,
  sought: string,
  filters: Filters,
): readonly FacetValue[] {
  const others = findScenarios(scenarios, sought, { ...filters, [facet]: [] });
  const all = scenarios.flatMap((scenario) => valuesOf(scenario, facet));
  const values = [...new Set(facet === 'levels' ? Object.values(LEVELS).map(({ name }) => name) : all)].map(
    (value) => ({
      value,
      count: others.filter((scenario) => valuesOf(scenario, facet).includes(value)).length,
    }),
  );
  if (facet !== 'tags') return values;
  const uses = (tag: string): number => all.filter((one) => one === tag).length;
  return values.toSorted((one, other) => uses(other.value) - uses(one.value));
}

/** The filters with one value more, or less. */
export function toggled(filters: Filters, facet: Facet, value: string): Filters {
  const before = filters[facet];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return { ...filters, [facet]: after };
}
