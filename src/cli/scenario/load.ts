import { readFileSync, statSync } from 'node:fs';
import { nearestWord } from '../../base/nearest-word';
import { err, ok, type Result } from '../../base/result';
import { LIBRARY } from '../../scenario/library/catalogue';
import { checkRun } from '../../scenario/run-file/check-run';
import { replayLog } from '../../scenario/run-file/replay-log';
import { fingerprintOf } from '../../scenario/run-file/fingerprint';
import { isBuiltIn, type RunFile } from '../../scenario/run-file/format';
import { readFileText } from '../../scenario/run-file/read-file-text';
import type { ReplayedLog } from '../../scenario/run-file/replay-log';
import { RUN_LIMITS } from '../../scenario/run-file/run-limits';
import type { Scenario } from '../../scenario/format';
import { problemTable } from './problem-table';

/** A scenario, and of a run file what was done to it. */
export interface Loaded {
  readonly scenario: Scenario;
  readonly recorded?: { readonly run: RunFile; readonly log: ReplayedLog };
}

/** A built-in scenario by its id, or what a file holds: a scenario, or a run; an error is what to print. */
export async function loadScenario(source: string): Promise<Result<Loaded, string>> {
  const known = LIBRARY.find((entry) => entry.id === source);
  if (known !== undefined) return ok({ scenario: await known.load() });
  const text = readText(source);
  if (!text.ok) return text;
  const content = readFileText(text.value.replace(/^\uFEFF/, ''));
  if (!content.ok) return err(problemTable(source, content.error));
  return content.value.kind === 'scenario'
    ? ok({ scenario: content.value.scenario })
    : loadRun(source, content.value.run);
}

async function loadRun(source: string, run: RunFile): Promise<Result<Loaded, string>> {
  const start = await startOf(run);
  if (!start.ok) return err(`${source} cannot be run: ${start.error}\n`);
  const checked = checkRun(start.value, run);
  if (!checked.ok) return err(problemTable(source, checked.error, 'run'));
  const log = replayLog(start.value, run.log);
  if (!log.ok) return err(problemTable(source, log.error, 'run'));
  return ok({ scenario: start.value, recorded: { run, log: log.value } });
}

async function startOf({ start }: RunFile): Promise<Result<Scenario, string>> {
  if (!isBuiltIn(start)) return ok(start);
  const known = await LIBRARY.find((entry) => entry.id === start.builtIn)?.load();
  if (known === undefined)
    return err(
      `it begins with the built-in scenario "${start.builtIn}", which this Breakwater does not have.`,
    );
  if (fingerprintOf(known) === start.fingerprint) return ok(known);
  return err(
    `the built-in scenario "${start.builtIn}" of this Breakwater is another than the one that it begins with.`,
  );
}

function readText(source: string): Result<string, string> {
  try {
    const { size } = statSync(source);
    // In bytes, of which a character has at most four.
    if (size > RUN_LIMITS.textLength * 4)
      return err(`${source} has ${size} bytes, which is more than a scenario or a run may have.\n`);
    return ok(readFileSync(source, 'utf8'));
  } catch (error) {
    return err(missingText(source, error));
  }
}

function missingText(source: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOENT') {
    return `${source} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`;
  }
  const ids = LIBRARY.map((entry) => entry.id);
  const nearest = nearestWord(source, ids);
  const advice = nearest === null ? `Built-in are: ${ids.join(', ')}.` : `Perhaps ${nearest}?`;
  return `There is neither a built-in scenario nor a file "${source}". ${advice}\n`;
}
