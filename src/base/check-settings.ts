import { nearestWord } from './nearest-word';
import type { Problem } from './problem';
import { receivedText } from './received-text';
import { err, ok, type Result } from './result';
import type {
  ChoiceField,
  ChoicesField,
  NumberField,
  SettingField,
  SettingFields,
  SettingsOf,
  SettingValue,
} from './settings';

/** The settings of somebody who has set nothing. */
export function defaultsOf<Fields extends SettingFields>(fields: Fields): SettingsOf<Fields> {
  const values: Record<string, SettingValue> = {};
  for (const key of Object.keys(fields)) values[key] = fields[key].default;
  return asDeclared<Fields>(values);
}

/**
 * Turns what a file, a link or a form holds into settings: missing keys take their defaults, and everything that is
 * wrong is reported at once, each under its own path.
 */
export function checkSettings<Fields extends SettingFields>(
  fields: Fields,
  value: unknown,
  path: string,
): Result<SettingsOf<Fields>, Problem[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err([{ path, expected: 'an object of settings', received: receivedText(value) }]);
  }
  const problems = unknownKeys(fields, value, path);
  const values: Record<string, SettingValue> = {};
  for (const key of Object.keys(fields)) {
    const given = ownValue(value, key);
    values[key] =
      given === undefined ? fields[key].default : checkField(fields[key], given, `${path}.${key}`, problems);
  }
  return problems.length > 0 ? err(problems) : ok(asDeclared<Fields>(values));
}

/**
 * The one place where the compiler has to take our word: it cannot follow that a loop over the keys of a
 * declaration, storing for each key a value of that key's kind, builds the type which is mapped from it.
 */
function asDeclared<Fields extends SettingFields>(values: Record<string, SettingValue>): SettingsOf<Fields> {
  return values as SettingsOf<Fields>;
}

/** Only what the object itself holds counts: nothing inherited is ever taken for a setting. */
function ownValue(value: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function unknownKeys(fields: SettingFields, value: object, path: string): Problem[] {
  const known = Object.keys(fields);
  const problems: Problem[] = [];
  for (const key of Object.keys(value)) {
    // `in` and plain indexing would find "constructor" and "__proto__" on every object.
    if (Object.hasOwn(fields, key)) continue;
    const nearest = nearestWord(key, known);
    const advice = nearest === null ? `one of ${known.join(', ')}` : `a known setting, perhaps "${nearest}"`;
    problems.push({ path, expected: advice, received: `the unknown setting ${receivedText(key)}` });
  }
  return problems;
}

/** Returns the checked value; after a problem the default stands in, and is thrown away with the whole result. */
function checkField(field: SettingField, given: unknown, path: string, problems: Problem[]): SettingValue {
  switch (field.kind) {
    case 'flag':
      if (typeof given === 'boolean') return given;
      problems.push({ path, expected: 'true or false', received: receivedText(given) });
      return field.default;
    case 'choice':
      if (typeof given === 'string' && isOption(field, given)) return given;
      problems.push({ path, expected: optionsText(field), received: receivedText(given) });
      return field.default;
    case 'choices':
      return checkChoices(field, given, path, problems);
    case 'edge':
      // Whether there is such an edge is seen by whoever knows the edges.
      if (typeof given === 'string') return given;
      problems.push({ path, expected: 'the id of an edge', received: receivedText(given) });
      return field.default;
    default:
      return checkNumber(field, given, path, problems);
  }
}

function checkNumber(field: NumberField, given: unknown, path: string, problems: Problem[]): number {
  const fits =
    typeof given === 'number' &&
    given >= field.min &&
    given <= field.max &&
    (field.kind !== 'integer' || Number.isInteger(given));
  // Minus zero passes every comparison but prints and hashes unlike zero; adding zero makes it plain.
  if (fits) return given + 0;
  problems.push({ path, expected: rangeText(field), received: receivedText(given) });
  return field.default;
}

function checkChoices(field: ChoicesField, given: unknown, path: string, problems: Problem[]): SettingValue {
  if (!Array.isArray(given)) {
    problems.push({ path, expected: `a list of ${optionsText(field)}`, received: receivedText(given) });
    return field.default;
  }
  const items: readonly unknown[] = given;
  items.forEach((item, index) => {
    if (typeof item !== 'string' || !isOption(field, item)) {
      problems.push({
        path: `${path}[${index}]`,
        expected: optionsText(field),
        received: receivedText(item),
      });
    } else if (items.indexOf(item) !== index) {
      problems.push({
        path: `${path}[${index}]`,
        expected: 'each option once',
        received: receivedText(item),
      });
    }
  });
  return field.options.map((option) => option.value).filter((option) => items.includes(option));
}

function isOption(field: ChoiceField | ChoicesField, value: string): boolean {
  return field.options.some((option) => option.value === value);
}

function optionsText(field: ChoiceField | ChoicesField): string {
  return `one of ${field.options.map((option) => `"${option.value}"`).join(', ')}`;
}

const NUMBER_WORDS = {
  integer: 'a whole number',
  number: 'a number',
  duration: 'a duration',
  ratio: 'a ratio',
} as const satisfies Record<NumberField['kind'], string>;

function rangeText(field: NumberField): string {
  const unit = field.kind === 'duration' ? ' ms' : field.unit === undefined ? '' : ` ${field.unit}`;
  return `${NUMBER_WORDS[field.kind]} from ${field.min} to ${field.max}${unit}`;
}
