import type { JsonValue } from '../../base/json';

/** What a JSON Schema says of a value. */
export type JsonSchema = { readonly [key: string]: JsonValue };

type Described = (...given: never) => unknown;

const SCHEMAS = new WeakMap<Described, () => JsonSchema>();

/** Says of a shape what values it takes, as far as a schema can; asked only when somebody writes one. */
export function described<Of extends Described>(shape: Of, schema: () => JsonSchema): Of {
  SCHEMAS.set(shape, schema);
  return shape;
}

/** The schema of a shape. One that says nothing of itself would let everything pass, which nobody would notice. */
export function schemaOf(shape: Described): JsonSchema {
  const schema = SCHEMAS.get(shape);
  if (schema === undefined) throw new Error(`Invariant broken: a shape has no schema: ${String(shape)}`);
  return schema();
}
