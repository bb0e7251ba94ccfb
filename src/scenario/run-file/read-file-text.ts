import { readWrittenJson } from '../../base/json-syntax';
import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import type { Scenario } from '../format';
import { own } from '../parts';
import { parseScenarioText } from '../parse-scenario';
import { RUN_FORMAT, type RunFile } from './format';
import { parseRunFile } from './parse-run-file';
import { RUN_LIMITS } from './run-limits';

/** What a file of Breakwater holds. */
export type FileContent =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'run'; readonly run: RunFile };

/** Reads the text of a file of either kind, which it says itself. */
export function readFileText(text: string): Result<FileContent, Problem[]> {
  if (text.length > RUN_LIMITS.textLength) {
    const expected = `at most ${RUN_LIMITS.textLength} characters`;
    return err([{ path: 'file', expected, received: `${text.length} characters` }]);
  }
  if (text.trim() === '') {
    return err([{ path: 'file', expected: 'a scenario or a run, as JSON', received: 'an empty file' }]);
  }
  const value = readWrittenJson(text);
  if (!value.ok) return err([value.error]);
  if (own(value.value, 'format') === RUN_FORMAT) {
    const run = parseRunFile(value.value);
    return run.ok ? ok({ kind: 'run', run: run.value }) : run;
  }
  // The text has a limit of its own: a scenario is half as long as a run at most.
  const scenario = parseScenarioText(text);
  return scenario.ok ? ok({ kind: 'scenario', scenario: scenario.value }) : scenario;
}
