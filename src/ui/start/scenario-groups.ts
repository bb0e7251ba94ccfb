import type { ScenarioTitle } from '../../scenario/library/titles';

export interface ScenarioGroup {
  readonly name: string;
  readonly scenarios: readonly ScenarioTitle[];
}

/** The scenarios by what they are mainly about, in the order in which they come. */
export function groupsOf(scenarios: readonly ScenarioTitle[]): readonly ScenarioGroup[] {
  const names = [...new Set(scenarios.map(({ group }) => group))];
  return names.map((name) => ({ name, scenarios: scenarios.filter(({ group }) => group === name) }));
}
