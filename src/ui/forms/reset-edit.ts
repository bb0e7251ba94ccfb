import type { JsonValue } from '../../base/json';
import type { SettingFields, SettingValue } from '../../base/settings';
import type { Patch } from '../../scenario/edit';
import { sameValue, valueOf, visibleKeys, type SettingValues } from './visible-fields';

/** The edit that sets all settings of a form that matter back to their defaults. */
export function resetEdit(
  fields: SettingFields,
  values: SettingValues,
  pathOf: (key: string) => string,
): Patch[] {
  return visibleKeys(fields, values).flatMap((key) => {
    const [old, usual] = [valueOf(fields, values, key), fields[key].default];
    return sameValue(old, usual) ? [] : [{ path: pathOf(key), old: jsonOf(old), new: jsonOf(usual) }];
  });
}

/** A value as an edit has it. */
export function jsonOf(value: SettingValue): JsonValue {
  return typeof value === 'object' ? [...value] : value;
}
