import type { JsonValue } from '../base/json';
import type { Problem } from '../base/problem';
import { err, ok, type Result } from '../base/result';
import { own } from './parts';
import { advice } from './shapes/closed';

/** JSON that may be changed in place. */
export type Draft = null | boolean | number | string | Draft[] | DraftObject;
export type DraftObject = { [key: string]: Draft };

/**
 * The place that a path names in a file: a key of an object, an item of a list by number, or a part of a list by
 * its id. `value` is undefined where nothing stands yet.
 */
export type Place = { readonly value: Draft | undefined } & (
  | { readonly kind: 'key'; readonly holder: DraftObject; readonly key: string }
  | { readonly kind: 'item'; readonly list: Draft[]; readonly index: number }
  | { readonly kind: 'part'; readonly list: Draft[]; readonly id: string }
);

const STEP = /([^.[\]]+)|\[(\d+)\]/y;

/**
 * Finds the place of a path like `edges.orders-payments.stack.breaker.openForMs`. Only the last step may lead to
 * something that is not there yet. The settings of a layer stand directly under its id.
 */
export function findPlace(file: DraftObject, path: string): Result<Place, Problem> {
  const steps = stepsOf(path);
  if (steps === undefined) {
    const expected = 'a path of ids and keys with dots between, like nodes.payments.concurrency';
    return err({ path, expected, received: JSON.stringify(path) });
  }
  let current: Draft = file;
  let walked = '';
  let inStack = false;
  for (const [index, step] of steps.entries()) {
    const place = placeAt(inLayer(current, step, inStack), step);
    const missing = place === undefined || place.value === undefined;
    if (place !== undefined && index === steps.length - 1) return ok(place);
    const next = typeof step === 'number' ? `${walked}[${step}]` : walked === '' ? step : `${walked}.${step}`;
    if (missing)
      return err({ path: next, expected: near(current, step, inStack), received: `the path ${path}` });
    inStack = place.kind === 'part' && walked.endsWith('.stack');
    current = place.value ?? null;
    walked = next;
  }
  return err({ path, expected: 'a path with at least one step', received: 'nothing' });
}

function stepsOf(path: string): (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  let at = 0;
  while (at < path.length) {
    if (at > 0 && path[at] === '.') at++;
    STEP.lastIndex = at;
    const found = STEP.exec(path);
    if (found === null) return undefined;
    steps.push(found[2] === undefined ? found[1] : Number(found[2]));
    at = STEP.lastIndex;
  }
  return steps.length === 0 ? undefined : steps;
}

/** A layer has `id`, `kind` and `settings`; any other key is one of its settings. */
function inLayer(current: Draft, step: string | number, isLayer: boolean): Draft {
  if (!isLayer || !isObject(current) || typeof step === 'number' || Object.hasOwn(current, step))
    return current;
  return isObject(current.settings) ? current.settings : current;
}

function placeAt(current: Draft, step: string | number): Place | undefined {
  if (Array.isArray(current)) {
    if (typeof step === 'number') {
      return step < current.length
        ? { kind: 'item', list: current, index: step, value: current[step] }
        : undefined;
    }
    return { kind: 'part', list: current, id: step, value: current.find((item) => own(item, 'id') === step) };
  }
  if (!isObject(current) || typeof step === 'number' || step === '__proto__') return undefined;
  return {
    kind: 'key',
    holder: current,
    key: step,
    value: Object.hasOwn(current, step) ? current[step] : undefined,
  };
}

/** What could have been written in place of a step that leads nowhere. */
export function near(current: Draft, step: string | number, isLayer = false): string {
  if (Array.isArray(current)) {
    if (typeof step === 'number') return `a place from 0 to ${current.length - 1}`;
    const ids = current.flatMap((item) => {
      const id = own(item, 'id');
      return typeof id === 'string' ? [id] : [];
    });
    return ids.length === 0 ? 'nothing further: there is no part with an id' : advice(step, ids);
  }
  if (!isObject(current)) return 'no further step: this is a plain value';
  const settings = isLayer && isObject(current.settings) ? Object.keys(current.settings) : [];
  return advice(String(step), [...Object.keys(current), ...settings]);
}

export function isObject(value: Draft | undefined): value is DraftObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy that may be changed in place. */
export function draftOf(value: JsonValue): Draft {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(draftOf);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, draftOf(inner)]));
}

/** `Array.isArray` does not tell read-only lists from objects. */
function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
