import type { ScenarioTitle } from '../../scenario/library/titles';

/** The scenarios whose title, question, tags or group hold every word of the text, in any order and case. */
export function findScenarios(scenarios: readonly ScenarioTitle[], text: string): readonly ScenarioTitle[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return scenarios;
  return scenarios.filter(({ title, question = '', tags = [], group }) => {
    const hay = [title, question, group, ...tags].join('\n').toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

export interface ScenarioGroup {
  readonly name: string;
  readonly scenarios: readonly ScenarioTitle[];
}

/** The scenarios by what they are mainly about, in the order in which they come. */
export function groupsOf(scenarios: readonly ScenarioTitle[]): readonly ScenarioGroup[] {
  const names = [...new Set(scenarios.map(({ group }) => group))];
  return names.map((name) => ({ name, scenarios: scenarios.filter(({ group }) => group === name) }));
}
