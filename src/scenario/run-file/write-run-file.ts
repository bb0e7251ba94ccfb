import type { JsonValue } from '../../base/json';
import type { Edit, Patch } from '../edit';
import type { Moment } from '../../sim/line';
import { ENGINE_VERSION } from '../../sim/engine-version';
import { fileOf } from '../write-scenario';
import { isBuiltIn, RUN_FORMAT, RUN_FORMAT_VERSION, type RunFile } from './format';

type JsonObject = { readonly [key: string]: JsonValue };

/** The text of a run file: the same run always gives the same text. */
export function writeRunFile(run: RunFile): string {
  return `${JSON.stringify(runFileOf(run), null, 2)}\n`;
}

/** The run as a file or a link holds it. */
export function runFileOf({ start, seed, moment, reach, log, inputs, view }: RunFile): JsonObject {
  return {
    format: RUN_FORMAT,
    version: RUN_FORMAT_VERSION,
    engine: ENGINE_VERSION,
    scenario: isBuiltIn(start) ? { builtIn: start.builtIn, fingerprint: start.fingerprint } : fileOf(start),
    seed,
    moment: momentOf(moment),
    reach: momentOf(reach),
    log: log.map(({ time, after, label, edit }) => ({ time, after, label, edit: editOf(edit) })),
    inputs: inputs.map(({ time, after, edits, input }) => ({
      time,
      after,
      edits,
      input: inOrder({ ...input }, ['kind']),
    })),
    view: inOrder({ ...view }, []),
  };
}

function momentOf({ time, dispatched }: Moment): JsonObject {
  return { time, dispatched };
}

function editOf(edit: Edit): JsonValue {
  return isList(edit) ? edit.map(patchOf) : patchOf(edit);
}

function patchOf({ path, old, new: now, at }: Patch): JsonObject {
  return { path, old: inOrder(old, []), new: inOrder(now, []), ...(at !== undefined && { at }) };
}

/** `Array.isArray` does not tell read-only lists from objects. */
function isList(edit: Edit): edit is readonly Patch[] {
  return Array.isArray(edit);
}

/** Values that came from a worker or a form have their keys in whatever order they were set. */
function inOrder(value: JsonValue, first: readonly string[]): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => inOrder(item, []));
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => rank(a, first) - rank(b, first) || (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner, [])]));
}

function rank(key: string, first: readonly string[]): number {
  const at = first.indexOf(key);
  return at < 0 ? first.length : at;
}
