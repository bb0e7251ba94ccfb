import type { SettingField, SettingFields, SettingValue } from '../../base/settings';

export type SettingValues = Readonly<Record<string, SettingValue>>;

/** A fold that hides a single field costs more than it saves. */
const FEWEST_FOLDED = 2;

/** What is set; what a scenario does not say stands at its default. */
export function valueOf(fields: SettingFields, values: SettingValues, key: string): SettingValue {
  return values[key] ?? fields[key].default;
}

/** The fields that matter now, by their `when`, in the order of their declaration. */
export function visibleKeys(fields: SettingFields, values: SettingValues): string[] {
  return Object.keys(fields).filter((key) => matters(fields, values, fields[key]));
}

/** What hangs on a field that does not matter itself does not matter either. */
function matters(fields: SettingFields, values: SettingValues, field: SettingField): boolean {
  const { when } = field;
  if (when === undefined || !Object.hasOwn(fields, when.field)) return true;
  if (!matters(fields, values, fields[when.field])) return false;
  const deciding = valueOf(fields, values, when.field);
  return when.is.some((value) => value === deciding);
}

export interface FoldedFields {
  readonly shown: readonly string[];
  readonly folded: readonly string[];
}

/**
 * Folds what stands at its default, apart from the fields that `kept` names: those that everybody looks for, and
 * those that the person has already seen, so that nothing vanishes under the hand that sets it back.
 */
export function foldFields(
  fields: SettingFields,
  values: SettingValues,
  kept: (key: string) => boolean,
): FoldedFields {
  const visible = visibleKeys(fields, values);
  const folded = visible.filter(
    (key) => !kept(key) && sameValue(valueOf(fields, values, key), fields[key].default),
  );
  if (folded.length < FEWEST_FOLDED) return { shown: visible, folded: [] };
  return { shown: visible.filter((key) => !folded.includes(key)), folded };
}

export function sameValue(one: SettingValue, other: SettingValue): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
