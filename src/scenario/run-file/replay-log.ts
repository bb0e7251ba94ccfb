import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import type { LoggedCommand } from '../../sim/line';
import { applyPatch, commandOf } from '../edit';
import type { Scenario } from '../format';
import type { RunEdit } from './format';

/** What the edits of a log do, one after the other. */
export interface ReplayedLog {
  readonly commands: LoggedCommand[];
  /** After each number of edits, from none. */
  readonly scenarios: Scenario[];
}

/** What a run plays. A model of a scenario with data needs the code of data. */
export function replayLog(start: Scenario, log: readonly RunEdit[]): Result<ReplayedLog, Problem[]> {
  const scenarios = scenariosOf(start, log);
  if (!scenarios.ok) return scenarios;
  const commands = log.map(({ edit, time, after }, index): LoggedCommand => ({
    ...commandOf(scenarios.value[index + 1], edit),
    time,
    after,
  }));
  return ok({ commands, scenarios: scenarios.value });
}

/**
 * The scenario after each number of edits, from none. An edit that does not apply is told with its place in the log, and
 * none after it is tried.
 */
export function scenariosOf(start: Scenario, log: readonly RunEdit[]): Result<Scenario[], Problem[]> {
  const scenarios = [start];
  for (const [index, { edit }] of log.entries()) {
    const edited = applyPatch(scenarios[index], edit);
    if (!edited.ok) {
      return err(
        edited.error.map(({ path, ...problem }) => ({ path: `log[${index}]: ${path}`, ...problem })),
      );
    }
    scenarios.push(edited.value);
  }
  return ok(scenarios);
}
