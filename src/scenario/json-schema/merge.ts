import { isRaw, own } from '../parts';
import type { JsonSchema } from '../shapes/json-schema';

type Properties = Readonly<Record<string, JsonSchema>>;

/** An object that has more keys than its shape reads: the others are read by declarations of their own. */
export function withKeys(object: JsonSchema, ...more: readonly Properties[]): JsonSchema {
  const properties = Object.assign({ ...propertiesOf(object) }, ...more);
  return { ...object, properties };
}

/** What is said of keys in words, for whoever hovers over one in an editor. */
export function inWords(
  schema: JsonSchema,
  title: string,
  words: Readonly<Record<string, string>>,
): JsonSchema {
  const properties = Object.entries(propertiesOf(schema)).map(([key, property]) => {
    const description = words[key];
    return [key, description === undefined ? property : { ...property, description }] as const;
  });
  return { title, ...schema, properties: Object.fromEntries(properties) };
}

export function propertiesOf(schema: JsonSchema): Properties {
  const given = own(schema, 'properties');
  if (!isRaw(given)) throw new Error('Invariant broken: a schema of an object without properties');
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, JsonSchema] => isRaw(entry[1])),
  );
}
