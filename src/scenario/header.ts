import type { Problem } from '../base/problem';
import { ENGINE_VERSION } from '../sim/engine-version';
import { FORMAT, FORMAT_VERSION } from './format';
import { own, type Raw } from './parts';
import { receivedText } from '../base/received-text';

/** One kind of file: what it calls itself, its newest version, and what it is in a word. */
interface FileKind {
  readonly format: string;
  readonly newest: number;
  readonly what: string;
}

const SCENARIO: FileKind = { format: FORMAT, newest: FORMAT_VERSION, what: 'scenario' };

/** What a file says it is. With a wrong header nothing else of it can be trusted to mean what it seems to mean. */
export function checkHeader(raw: Raw, { format: known, newest, what }: FileKind = SCENARIO): Problem[] {
  const format = own(raw, 'format');
  if (format !== known) {
    const expected = `"${known}": the file is no ${what} of Breakwater`;
    return [{ path: 'format', expected, received: receivedText(format) }];
  }
  return [...checkVersion(own(raw, 'version'), newest), ...checkEngine(own(raw, 'engine'))];
}

function checkVersion(version: unknown, newest: number): Problem[] {
  if (!isCount(version)) {
    const expected = `a version of the format, a whole number from 1 to ${newest}`;
    return [{ path: 'version', expected, received: receivedText(version) }];
  }
  if (version <= newest) return [];
  const expected = `at most ${newest}, the newest this Breakwater reads: open the file in a newer Breakwater`;
  return [{ path: 'version', expected, received: String(version) }];
}

function checkEngine(engine: unknown): Problem[] {
  if (engine === ENGINE_VERSION) return [];
  const here = `${ENGINE_VERSION}, the engine of this Breakwater`;
  if (!isCount(engine)) return [{ path: 'engine', expected: here, received: receivedText(engine) }];
  const advice =
    engine > ENGINE_VERSION
      ? 'open the file in a newer Breakwater'
      : `the run will differ from the one recorded; to accept that, set "engine" to ${ENGINE_VERSION}`;
  return [{ path: 'engine', expected: `${here}: ${advice}`, received: String(engine) }];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}
