import type { Problem } from '../../base/problem';
import type { SettingField, SettingFields, SettingValue } from '../../base/settings';
import { quantityText } from '../widgets/number-text';
import { MIXED } from './mixed';

/** A value as words: "5 s", "50 %", "on", "exponential". The name of an edge is known by whoever knows the scenario. */
export function valueText(field: SettingField, value: SettingValue): string {
  if (value === MIXED) return 'mixed';
  switch (field.kind) {
    case 'flag':
      return value === true ? 'on' : 'off';
    case 'choice':
      return optionText(field.options, String(value));
    case 'choices': {
      const chosen = typeof value === 'object' ? value : [];
      return chosen.length === 0 ? 'nothing' : chosen.map((one) => optionText(field.options, one)).join(', ');
    }
    case 'edge':
      return value === '' ? 'none' : String(value);
    default:
      return typeof value === 'number' ? quantityText(value, field) : String(value);
  }
}

type Options = readonly { readonly value: string; readonly label: string }[];

/** An option may explain itself behind a colon; in a sentence its name is enough. */
function optionText(options: Options, value: string): string {
  const label = options.find((option) => option.value === value)?.label ?? value;
  return label.split(':')[0];
}

/** What stands behind the question mark: the help, and for a number its range and default. */
export function helpText(field: SettingField): string {
  if (field.kind === 'edge') return field.help;
  const usual = `Default ${valueText(field, field.default)}.`;
  if (field.kind === 'flag' || field.kind === 'choice' || field.kind === 'choices') {
    return `${field.help} ${usual}`;
  }
  const range = `From ${quantityText(field.min, field)} to ${quantityText(field.max, field)}.`;
  return `${field.help} ${range} ${usual}`;
}

/** What the log says about an edit: "orders → payments, circuit breaker: open for 5 s → 8 s". */
export function editLabel(
  context: string,
  field: SettingField,
  before: SettingValue,
  after: SettingValue,
): string {
  return `${context}: ${lowered(field.label)} ${changeText(field, before, after)}`;
}

/** Of a list of ways only what came and went is told: the whole lists would fill the line. */
function changeText(field: SettingField, before: SettingValue, after: SettingValue): string {
  if (field.kind !== 'choices' || typeof before !== 'object' || typeof after !== 'object') {
    return `${shortText(field, before)} → ${shortText(field, after)}`;
  }
  const name = (value: string): string => `“${optionText(field.options, value)}”`;
  const came = after.filter((value) => !before.includes(value)).map((value) => `with ${name(value)}`);
  const went = before.filter((value) => !after.includes(value)).map((value) => `without ${name(value)}`);
  return [...came, ...went].join(', ');
}

/** Behind its label a count needs no unit: "slots 24 → 12", and not "slots 24 calls → 12 calls". */
export function shortText(field: SettingField, value: SettingValue): string {
  const isPlain = (field.kind === 'integer' || field.kind === 'number') && typeof value === 'number';
  return isPlain ? String(value) : valueText(field, value);
}

/** A problem as a sentence that names the field, what was expected and what came. */
export function problemSentence(fields: SettingFields, problem: Problem): string {
  const key = problem.path.split('.').at(-1) ?? problem.path;
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  const received =
    field?.kind === 'duration' ? problem.received.replace(BARE_NUMBER, '$& ms') : problem.received;
  return `${field?.label ?? problem.path} must be ${readable(problem.expected)}, not ${readable(received)}.`;
}

const BARE_NUMBER = /^\d+(\.\d+)?$/;
const RANGE = /from (\d+(?:\.\d+)?) to (\d+(?:\.\d+)?) ms\b/;
const MILLISECONDS = /(\d+(?:\.\d+)?) ms\b/g;

/** The simulation counts in ms; people do not. */
function readable(text: string): string {
  const spelled = text.replace(RANGE, 'from $1 ms to $2 ms');
  return spelled.replace(MILLISECONDS, (_, ms: string) => quantityText(Number(ms), { kind: 'duration' }));
}

/** "Open for" within a sentence is "open for"; a name in capitals stays as it is. */
export function lowered(label: string): string {
  return /^[A-Z][a-z ]/.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
}
