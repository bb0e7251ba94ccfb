import type { JsonValue } from '../../base/json';

/** One field of a body, as its help shows it. */
export interface SchemaField {
  /** A JSON pointer in which a star stands for each item of a list: "/items/*\/quantity". */
  readonly pointer: string;
  readonly name: string;
  readonly depth: number;
  /** "text", "whole number", "list of 1 to 20". */
  readonly type: string;
  readonly isRequired: boolean;
  /** What it may be, in words: "1 to 99", "pending, paid or shipped"; empty when anything of its type. */
  readonly range: string;
  readonly help: string;
}

type Schema = Readonly<Record<string, JsonValue>>;

/** The fields of a JSON Schema in the order of its properties, those of objects and lists below them. */
export function schemaFields(schema: JsonValue | null): SchemaField[] {
  return isObject(schema) ? membersOf(schema, '', 0) : [];
}

/** The pointer of a value as a schema has it: "/items/0/quantity" is "/items/*\/quantity". */
export function schemaPointer(pointer: string): string {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

function membersOf(schema: Schema, pointer: string, depth: number): SchemaField[] {
  const { items } = schema;
  if (isObject(items)) {
    const isNested = isObject(items.properties);
    return isNested ? membersOf(items, `${pointer}/*`, depth) : [];
  }
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties).flatMap(([name, value]) => {
    if (!isObject(value)) return [];
    const own = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const field: SchemaField = {
      pointer: own,
      name,
      depth,
      type: typeWords(value),
      isRequired: required.includes(name),
      range: rangeWords(value),
      help: typeof value.description === 'string' ? value.description : '',
    };
    return [field, ...membersOf(value, own, depth + 1)];
  });
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
};

function typeWords(schema: Schema): string {
  const { type, items } = schema;
  if (type === 'array') return `list of ${isObject(items) ? typeWords(items) : 'anything'}`;
  if (typeof schema.format === 'string') return schema.format;
  return typeof type === 'string' ? (TYPES[type] ?? type) : 'anything';
}

function rangeWords(schema: Schema): string {
  const { enum: options } = schema;
  if (Array.isArray(options)) {
    const words = options.map(String);
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
  }
  return [
    between(schema.minimum, schema.maximum, ''),
    between(schema.minLength, schema.maxLength, ' characters'),
    between(schema.minItems, schema.maxItems, ' items'),
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function between(least: JsonValue | undefined, most: JsonValue | undefined, unit: string): string {
  const low = typeof least === 'number' && !(least === 0 && unit !== '') ? least : undefined;
  const high = typeof most === 'number' && most < 1e9 ? most : undefined;
  if (low !== undefined && high !== undefined)
    return low === high ? `${low}${unit}` : `${low} to ${high}${unit}`;
  if (low !== undefined) return `at least ${low}${unit}`;
  return high === undefined ? '' : `at most ${high}${unit}`;
}

function isObject(value: JsonValue | undefined): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
