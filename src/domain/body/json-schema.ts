import type { JsonValue } from '../../base/json';
import type { BodyShape, ObjectShape } from './body-shape';
import { TEXT_FORMATS } from './text-formats';

/** A shape as a JSON Schema (2020-12): what an editor needs to complete and to underline. */
export function jsonSchemaOf(shape: BodyShape): JsonValue {
  const words = {
    description: shape.help,
    ...(shape.example === undefined ? {} : { examples: [shape.example] }),
  };
  switch (shape.kind) {
    case 'text': {
      const { min: minLength, max: maxLength, format } = shape;
      return { type: 'string', minLength, maxLength, ...TEXT_FORMATS[format].schema, ...words };
    }
    case 'whole':
    case 'money':
      return { type: 'integer', minimum: shape.min, maximum: shape.max, ...words };
    case 'flag':
      return { type: 'boolean', ...words };
    case 'choice':
      return { type: 'string', enum: shape.options, ...words };
    case 'list':
      return {
        type: 'array',
        items: jsonSchemaOf(shape.of),
        minItems: shape.min,
        maxItems: shape.max,
        ...words,
      };
    default:
      return { ...objectSchema(shape), ...words };
  }
}

function objectSchema(shape: ObjectShape): Readonly<Record<string, JsonValue>> {
  const fields = Object.entries(shape.fields);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([key, member]) => [key, jsonSchemaOf(member)])),
    required: fields.filter(([, member]) => member.optional !== true).map(([key]) => key),
    additionalProperties: false,
  };
}

/** A value that fits the shape, to begin a body with: examples where they are given, the least that fits elsewhere. */
export function exampleOf(shape: BodyShape): JsonValue {
  if (shape.example !== undefined) return shape.example;
  switch (shape.kind) {
    case 'text':
      return shape.format === 'email' ? 'name@example.com' : 'x'.repeat(Math.max(1, shape.min));
    case 'whole':
    case 'money':
      return shape.min;
    case 'flag':
      return false;
    case 'choice':
      return shape.options[0];
    case 'list':
      return Array.from({ length: Math.max(1, shape.min) }, () => exampleOf(shape.of));
    default:
      return Object.fromEntries(
        Object.entries(shape.fields)
          .filter(([, member]) => member.optional !== true || member.example !== undefined)
          .map(([key, member]) => [key, exampleOf(member)]),
      );
  }
}
