import { setPath } from '../../scenario/edit';
import type { Report } from '../../scenario/report';
import { runRecorded } from '../../scenario/run-file/run-recorded';
import { runScenario } from '../../scenario/run-scenario';
import type { Verdict } from '../../scenario/verdict';
import { err, ok, type Result } from '../../base/result';
import type { RunRequest } from './arguments';
import type { Loaded } from './load';
import { problemTable } from './problem-table';

export const EXIT_CODES: Readonly<Record<Verdict, number>> = { holds: 0, broken: 1, undecided: 3 };
export const EXIT_WRONG = 2;

/** Runs what was asked for; an error is what to print. */
export function perform(loaded: Loaded, request: RunRequest): Result<Report, string> {
  if (loaded.recorded !== undefined) return performRecorded(loaded.recorded, request);
  const { scenario } = loaded;
  const { seed, untilMs, assignments } = request;
  const changed = assignments.length === 0 ? ok(scenario) : setPath(scenario, ...assignments);
  if (!changed.ok) return err(problemTable(`${scenario.id} with --set`, changed.error));
  if (untilMs !== undefined && untilMs > changed.value.durationMs) {
    const longer = `, or make the scenario longer with --set durationMs=${untilMs}`;
    return err(beyondEnd(untilMs, changed.value.durationMs, longer));
  }
  const options = { ...(seed === undefined ? {} : { seed }), ...(untilMs === undefined ? {} : { untilMs }) };
  return ok(runScenario(changed.value, options));
}

/** Another seed or another beginning makes another run, which the log would not fit. */
function performRecorded(
  { run, log }: NonNullable<Loaded['recorded']>,
  { source, seed, untilMs, assignments }: RunRequest,
): Result<Report, string> {
  if (seed !== undefined || assignments.length > 0) {
    return err(`${source} is a run as it was: leave --seed and --set out, or run its scenario instead.\n`);
  }
  const { durationMs } = log.scenarios[log.scenarios.length - 1];
  if (untilMs !== undefined && untilMs > durationMs) return err(beyondEnd(untilMs, durationMs));
  try {
    return ok(runRecorded(run, log, untilMs));
  } catch (error) {
    return err(`${source} cannot be run: ${error instanceof Error ? error.message : String(error)}.\n`);
  }
}

function beyondEnd(untilMs: number, endMs: number, orElse = ''): string {
  const end = `${endMs / 1000} s`;
  return `--until ${untilMs / 1000}s is beyond the end of the scenario at ${end}: name an earlier time${orElse}.\n`;
}
