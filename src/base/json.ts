/** A value that JSON can carry whole, and nothing else. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A fixed bound, since the depth at which an engine runs out of stack differs from engine to engine. */
export const MAX_DEPTH = 100;

/** Total order of texts by UTF-16 code units: equal on every engine, whatever its language. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The one JSON text of a value: keys sorted, no spaces. Equal values give equal texts, so the text can be hashed
 * and compared. Whatever JSON would drop or change in silence (undefined, functions, NaN, dates, cycles) is an
 * error that names the place.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', []);
}

function write(value: unknown, path: string, parents: object[]): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) refuse(path, `the number ${value}`);
      return JSON.stringify(value);
    case 'object':
      return writeNested(value, path, parents);
    default:
      return refuse(path, typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`);
  }
}

function writeNested(value: object, path: string, parents: object[]): string {
  if (parents.includes(value)) refuse(path, 'a reference to a value around it');
  if (parents.length >= MAX_DEPTH) refuse(path, `more than ${MAX_DEPTH} levels`);
  parents.push(value);
  const text = Array.isArray(value) ? writeArray(value, path, parents) : writeObject(value, path, parents);
  parents.pop();
  return text;
}

function writeArray(items: readonly unknown[], path: string, parents: object[]): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += ',';
    text += write(items[i], `${path}[${i}]`, parents);
  }
  return `${text}]`;
}

function writeObject(value: object, path: string, parents: object[]): string {
  if (!isPlain(value)) refuse(path, `an instance of ${value.constructor?.name ?? 'a class'}`);
  let text = '{';
  const entries: [string, unknown][] = Object.entries(value);
  entries.sort((a, b) => compareCodeUnits(a[0], b[0]));
  for (const [key, member] of entries) {
    if (text.length > 1) text += ',';
    text += `${JSON.stringify(key)}:${write(member, `${path}.${key}`, parents)}`;
  }
  return `${text}}`;
}

/** True for an object literal of any realm: its prototype is nothing, or the root that has none itself. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refuse(path: string, found: string): never {
  throw new Error(`JSON cannot carry ${found}, found at ${path}; leave it out or convert it first.`);
}
