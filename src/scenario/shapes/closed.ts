import { nearestWord } from '../../base/nearest-word';
import { receivedText } from '../../base/received-text';
import { isRaw, own } from '../parts';
import { isJson } from './json-value';
import { described, schemaOf, type JsonSchema } from './json-schema';
import { keyPath, refuse, type ReadBy, type Shape } from './shape';

/** A key of an object: it has to be there, or it may be left out, or something usual stands in for it. */
type Field = Shape<unknown> | Optional<unknown> | Defaulted<unknown>;
type Fields = Readonly<Record<string, Field>>;

interface Optional<Value> {
  readonly optional: Shape<Value>;
}

interface Defaulted<Value> {
  readonly shape: Shape<Value>;
  readonly usual: Value;
}

/** The object that its fields declare. */
type Closed<Of extends Fields> = {
  readonly [Key in keyof Of as Of[Key] extends Optional<unknown> ? never : Key]: ReadByField<Of[Key]>;
} & {
  readonly [Key in keyof Of as Of[Key] extends Optional<unknown> ? Key : never]?: ReadByField<Of[Key]>;
};

type ReadByField<Of> =
  Of extends Shape<unknown>
    ? ReadBy<Of>
    : Of extends Optional<infer Value>
      ? Value
      : Of extends { readonly usual: infer Value }
        ? Value
        : never;

/** A key that may be left out, and is then missing from the result too. */
export function optional<Value>(shape: Shape<Value>): Optional<Value> {
  return { optional: shape };
}

/** A key for which something usual stands in when it is left out or undefined. */
export function withDefault<Value, const Usual extends Value | undefined>(
  shape: Shape<Value>,
  usual: Usual,
): Defaulted<Value | Usual> {
  return { shape, usual };
}

/**
 * An object of these keys and no others. Keys that somebody else reads, and has taken out before, are given as
 * `alsoKnown`: the advice about an unknown key names them.
 */
export function closed<const Of extends Fields>(
  fields: Of,
  alsoKnown: readonly string[] = [],
): Shape<Closed<Of>> {
  const known = [...Object.keys(fields), ...alsoKnown];
  const read: Shape<Closed<Of>> = (raw, path, problems) => {
    if (!isRaw(raw)) return refuse(raw, 'an object', path, problems);
    const before = problems.length;
    const values: Record<string, unknown> = {};
    for (const [key, field] of Object.entries<Field>(fields)) {
      const at = keyPath(path, key);
      const given = own(raw, key);
      if (typeof field === 'function') values[key] = field(given, at, problems);
      else if ('shape' in field) {
        values[key] = given === undefined ? field.usual : field.shape(given, at, problems);
      } else if (Object.hasOwn(raw, key)) values[key] = field.optional(given, at, problems);
    }
    for (const key of Object.keys(raw)) {
      if (Object.hasOwn(fields, key)) continue;
      refuse(key, advice(key, known), path, problems, `the unknown key ${receivedText(key)}`);
    }
    return problems.length === before ? asDeclared<Of>(values) : undefined;
  };
  return described(read, () => objectSchema(fields));
}

function objectSchema(fields: Fields): JsonSchema {
  const required: string[] = [];
  const properties: Record<string, JsonSchema> = {};
  for (const [key, field] of Object.entries(fields)) {
    if (typeof field === 'function') {
      required.push(key);
      properties[key] = schemaOf(field);
    } else if ('optional' in field) properties[key] = schemaOf(field.optional);
    else properties[key] = { ...schemaOf(field.shape), ...usualIn(field.usual) };
  }
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function usualIn(usual: unknown): JsonSchema {
  return isJson(usual) ? { default: usual } : {};
}

/** What to write in place of an unknown key. */
export function advice(key: string, known: readonly string[]): string {
  const nearest = nearestWord(key, known);
  return nearest === null ? `only the keys ${known.join(', ')}` : `a known key, perhaps "${nearest}"`;
}

/**
 * The one place where the compiler has to take our word: it cannot follow that a loop over the keys of a
 * declaration, storing for each key what its shape has read, builds the type which is mapped from it.
 */
function asDeclared<Of extends Fields>(values: Record<string, unknown>): Closed<Of> {
  return values as Closed<Of>;
}
