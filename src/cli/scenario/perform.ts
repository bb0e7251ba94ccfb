import type { Scenario } from '../../scenario/format';
import { setPath } from '../../scenario/edit';
import type { Report } from '../../scenario/report';
import { runScenario } from '../../scenario/run-scenario';
import type { Verdict } from '../../scenario/verdict';
import { err, ok, type Result } from '../../base/result';
import type { RunRequest } from './arguments';
import { problemTable } from './problem-table';

export const EXIT_CODES: Readonly<Record<Verdict, number>> = { holds: 0, broken: 1, undecided: 3 };
export const EXIT_WRONG = 2;

/** Runs what was asked for; an error is what to print. */
export function perform(scenario: Scenario, request: RunRequest): Result<Report, string> {
  const { seed, untilMs, assignments } = request;
  const changed = assignments.length === 0 ? ok(scenario) : setPath(scenario, ...assignments);
  if (!changed.ok) return err(problemTable(`${scenario.id} with --set`, changed.error));
  if (untilMs !== undefined && untilMs > changed.value.durationMs) {
    const end = changed.value.durationMs / 1000;
    return err(
      `--until ${untilMs / 1000}s is beyond the end of the scenario at ${end} s: name an earlier time, ` +
        `or make the scenario longer with --set durationMs=${untilMs}.\n`,
    );
  }
  const options = { ...(seed === undefined ? {} : { seed }), ...(untilMs === undefined ? {} : { untilMs }) };
  return ok(runScenario(changed.value, options));
}
