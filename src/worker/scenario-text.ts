import type { Problem } from '../base/problem';
import { err, type Result } from '../base/result';
import type { Scenario } from '../scenario/format';
import { parseScenarioText } from '../scenario/parse-scenario';

/** So many problems are told; who mends them sees the rest. */
const TOLD_PROBLEMS = 8;

/** The scenario that a text holds, or a line for each problem with it. */
export function scenarioOfText(text: string): Result<Scenario, string> {
  const parsed = parseScenarioText(text);
  return parsed.ok ? parsed : err(problemLines(parsed.error));
}

function problemLines(problems: readonly Problem[]): string {
  const lines = problems
    .slice(0, TOLD_PROBLEMS)
    .map(({ path, expected, received }) => `${path}: expected ${expected}, received ${received}.`);
  const more = problems.length - lines.length;
  return [...lines, ...(more > 0 ? [`And ${more} more.`] : [])].join('\n');
}
