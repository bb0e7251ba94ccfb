import { readFileSync, statSync } from 'node:fs';
import { nearestWord } from '../../base/nearest-word';
import { err, ok, type Result } from '../../base/result';
import { LIBRARY } from '../../scenario/library/catalogue';
import { LIMITS } from '../../scenario/limits';
import { parseScenarioText } from '../../scenario/parse-scenario';
import type { Scenario } from '../../scenario/format';
import { problemTable } from './problem-table';

/** A built-in scenario by its id, or the one in a file; an error is what to print. */
export async function loadScenario(source: string): Promise<Result<Scenario, string>> {
  const known = LIBRARY.find((entry) => entry.id === source);
  if (known !== undefined) return ok(await known.load());
  const text = readText(source);
  if (!text.ok) return text;
  const parsed = parseScenarioText(text.value.replace(/^\uFEFF/, ''));
  return parsed.ok ? parsed : err(problemTable(source, parsed.error));
}

function readText(source: string): Result<string, string> {
  try {
    const { size } = statSync(source);
    // In bytes, of which a character has at most four.
    if (size > LIMITS.textLength * 4)
      return err(`${source} has ${size} bytes, which is more than a scenario may have.\n`);
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
