import type { ScenarioTitle } from '../../scenario/library/titles';

/** The scenarios whose title, question or tags hold every word of the text, in any order and case. */
export function findScenarios(scenarios: readonly ScenarioTitle[], text: string): readonly ScenarioTitle[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return scenarios;
  return scenarios.filter(({ title, question, tags }) => {
    const hay = [title, question, ...tags].join('\n').toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}
