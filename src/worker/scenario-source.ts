import { err, ok, type Result } from '../base/result';
import type { Scenario } from '../scenario/format';
import { builtIn } from '../scenario/library/catalogue';
import { parseScenarioText } from '../scenario/parse-scenario';
import type { Problem } from '../base/problem';
import type { ScenarioSource } from './protocol';

/** The scenario that a session asks for, or a sentence that says why there is none. */
export async function scenarioOf(source: ScenarioSource): Promise<Result<Scenario, string>> {
  if (source.kind === 'text') return scenarioOfText(source.text);
  const scenario = await builtIn(source.id);
  return scenario === undefined ? err(`No scenario is called '${source.id}' in this build.`) : ok(scenario);
}

export function scenarioOfText(text: string): Result<Scenario, string> {
  const parsed = parseScenarioText(text);
  return parsed.ok ? parsed : err(problemLines(parsed.error));
}

/** So many problems are told; who mends them sees the rest. */
const TOLD_PROBLEMS = 8;

/** A line for each problem. */
function problemLines(problems: readonly Problem[]): string {
  const lines = problems
    .slice(0, TOLD_PROBLEMS)
    .map(({ path, expected, received }) => `${path}: expected ${expected}, received ${received}.`);
  const more = problems.length - lines.length;
  return [...lines, ...(more > 0 ? [`And ${more} more.`] : [])].join('\n');
}
