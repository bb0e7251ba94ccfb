import type { Problem } from '../../base/problem';
import { receivedText } from '../../base/received-text';
import { err, ok, type Result } from '../../base/result';
import { checkHeader } from '../header';
import { isRaw, own, without, type Raw } from '../parts';
import { checkPlainData } from '../plain-data';
import { parseScenario } from '../parse-scenario';
import { RUN_FORMAT, RUN_FORMAT_VERSION, type RunFile } from './format';
import { builtInStart, runSchema } from './log-schema';
import { RUN_LIMITS } from './run-limits';

const RUN_HEADER = { format: RUN_FORMAT, newest: RUN_FORMAT_VERSION, what: 'run' } as const;

/**
 * Turns what a file or a link holds into a run, or tells everything that is wrong with it at once. Whether its log fits
 * the scenario is asked when that is known (check-run.ts).
 */
export function parseRunFile(value: unknown): Result<RunFile, Problem[]> {
  if (!isRaw(value)) {
    return err([{ path: 'file', expected: 'a run: a JSON object', received: receivedText(value) }]);
  }
  const unsafe = checkPlainData(value, RUN_LIMITS.depth);
  if (unsafe.length > 0) return err(unsafe);
  const misfit = checkHeader(value, RUN_HEADER);
  if (misfit.length > 0) return err(misfit);
  const problems: Problem[] = [];
  const rest = runSchema(without(value, ['format', 'version', 'engine', 'scenario']), '', problems);
  const start = startOf(value, problems);
  if (problems.length > 0 || rest === undefined || start === undefined) return err(problems);
  return ok({ start, ...rest });
}

function startOf(value: Raw, problems: Problem[]): RunFile['start'] | undefined {
  const scenario = own(value, 'scenario');
  if (isRaw(scenario) && Object.hasOwn(scenario, 'builtIn')) {
    return builtInStart(scenario, 'scenario', problems);
  }
  const parsed = parseScenario(scenario);
  if (parsed.ok) return parsed.value;
  for (const { path, ...problem } of parsed.error) {
    problems.push({ path: path === 'file' ? 'scenario' : `scenario.${path}`, ...problem });
  }
  return undefined;
}
