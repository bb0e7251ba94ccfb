import type { Problem } from '../base/problem';
import { ENGINE_VERSION } from '../sim/engine-version';
import { FORMAT, FORMAT_VERSION } from './format';
import { own, type Raw } from './parts';
import { receivedText } from '../base/received-text';

/** What a file says it is. With a wrong header nothing else of it can be trusted to mean what it seems to mean. */
export function checkHeader(raw: Raw): Problem[] {
  const format = own(raw, 'format');
  if (format !== FORMAT) {
    const expected = `"${FORMAT}": the file is no scenario of Breakwater`;
    return [{ path: 'format', expected, received: receivedText(format) }];
  }
  return [...checkVersion(own(raw, 'version')), ...checkEngine(own(raw, 'engine'))];
}

function checkVersion(version: unknown): Problem[] {
  if (!isCount(version)) {
    const expected = `a version of the format, a whole number from 1 to ${FORMAT_VERSION}`;
    return [{ path: 'version', expected, received: receivedText(version) }];
  }
  if (version <= FORMAT_VERSION) return [];
  const expected = `at most ${FORMAT_VERSION}, the newest this Breakwater reads: open the file in a newer Breakwater`;
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
