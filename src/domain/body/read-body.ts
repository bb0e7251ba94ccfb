import { nearestWord } from '../../base/nearest-word';
import { receivedText } from '../../base/received-text';
import { ok } from '../../base/result';
import { invalid, type Decided, type FieldProblem } from '../domain-problem';
import type { BodyOf, BodyShape, ListShape, NumberShape, ObjectShape, TextShape } from './body-shape';
import { characterCount, isWellFormed, TEXT_FORMATS } from './text-formats';

/** A body of a stranger may hold any number of unknown fields; nobody reads more of them than this. */
const UNKNOWN_FIELDS_TOLD = 5;

/**
 * Reads a value of unknown origin as the shape says. The result is a fresh plain value that holds what was declared
 * and nothing else; or all fields that are wrong at once, each with what was expected and what came.
 */
export function readBody<Shape extends BodyShape>(shape: Shape, value: unknown): Decided<BodyOf<Shape>> {
  const problems: FieldProblem[] = [];
  const read = readValue(shape, value, '', problems);
  return problems.length > 0 ? invalid(problems) : ok(asDeclared<Shape>(read));
}

/**
 * The one place where the compiler has to take our word: it cannot follow that reading a value by its declaration
 * builds the type which is inferred from that declaration.
 */
function asDeclared<Shape extends BodyShape>(value: unknown): BodyOf<Shape> {
  return value as BodyOf<Shape>;
}

function readValue(shape: BodyShape, value: unknown, field: string, problems: FieldProblem[]): unknown {
  switch (shape.kind) {
    case 'text':
      return readText(shape, value, field, problems);
    case 'whole':
    case 'money':
      return readNumber(shape, value, field, problems);
    case 'flag':
      if (typeof value === 'boolean') return value;
      return refuse(problems, field, 'true or false', value);
    case 'choice':
      if (typeof value === 'string' && shape.options.includes(value)) return value;
      return refuse(problems, field, choiceText(shape.options, value), value);
    case 'list':
      return readList(shape, value, field, problems);
    default:
      return readObject(shape, value, field, problems);
  }
}

function refuse(problems: FieldProblem[], field: string, expected: string, value: unknown): undefined {
  problems.push({ field, expected, got: receivedText(value) });
}

function readText(shape: TextShape, value: unknown, field: string, problems: FieldProblem[]): unknown {
  const { fits, expected } = TEXT_FORMATS[shape.format];
  const whole = `${expected} of ${shape.min} to ${shape.max} characters`;
  // The plain length is checked first, so that nothing long is searched; it is at most twice the characters.
  if (typeof value !== 'string' || value.length > 2 * shape.max) return refuse(problems, field, whole, value);
  if (!isWellFormed(value)) {
    problems.push({ field, expected: whole, got: 'a text with half a character (a lone surrogate)' });
    return undefined;
  }
  const count = characterCount(value);
  if (count >= shape.min && count <= shape.max && fits(value)) return value;
  return refuse(problems, field, whole, value);
}

function readNumber(shape: NumberShape, value: unknown, field: string, problems: FieldProblem[]): unknown {
  const fits = Number.isSafeInteger(value) && Number(value) >= shape.min && Number(value) <= shape.max;
  // Minus zero passes every comparison but prints and hashes unlike zero; adding zero makes it plain.
  if (fits) return Number(value) + 0;
  const kind = shape.kind === 'money' ? 'a whole number of cents' : 'a whole number';
  return refuse(problems, field, `${kind} from ${shape.min} to ${shape.max}`, value);
}

function readList(shape: ListShape, value: unknown, field: string, problems: FieldProblem[]): unknown {
  const fits = Array.isArray(value) && value.length >= shape.min && value.length <= shape.max;
  if (!fits) return refuse(problems, field, `a list of ${shape.min} to ${shape.max} entries`, value);
  const items: readonly unknown[] = value;
  return Array.from(items, (item, at) => readValue(shape.of, item, `${field}/${at}`, problems));
}

function readObject(shape: ObjectShape, value: unknown, field: string, problems: FieldProblem[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(problems, field, 'an object', value);
  }
  tellUnknown(shape, value, field, problems);
  const read: Record<string, unknown> = {};
  for (const key of Object.keys(shape.fields)) {
    const member = shape.fields[key];
    // Only what the object itself holds counts: nothing inherited is ever taken for a field.
    const given: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
    if (given === undefined && member.optional === true) continue;
    read[key] = readValue(member, given, `${field}/${pointerToken(key)}`, problems);
  }
  return read;
}

function tellUnknown(shape: ObjectShape, value: object, field: string, problems: FieldProblem[]): void {
  const known = Object.keys(shape.fields);
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(shape.fields, key));
  for (const key of unknown.slice(0, UNKNOWN_FIELDS_TOLD)) {
    const near = nearestWord(key, known);
    const expected = near === null ? `no such field, only ${known.join(', ')}` : `did you mean "${near}"?`;
    const shown = key.length > 60 ? `${key.slice(0, 60)}…` : key;
    const got = `the unknown field ${receivedText(key)}`;
    problems.push({ field: `${field}/${pointerToken(shown)}`, expected, got });
  }
  const more = unknown.length - UNKNOWN_FIELDS_TOLD;
  if (more > 0) problems.push({ field, expected: 'no such fields', got: `${more} more unknown fields` });
}

function choiceText(options: readonly string[], value: unknown): string {
  const near = typeof value === 'string' ? nearestWord(value, options) : null;
  const all = `one of ${options.map((option) => `"${option}"`).join(', ')}`;
  return near === null ? all : `${all}; did you mean "${near}"?`;
}

/** One step of a JSON pointer (RFC 6901), in which ~ and / have to be written otherwise. */
function pointerToken(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
