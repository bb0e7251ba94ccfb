import type { SettingFields, SettingsOf, SettingValue } from '../../base/settings';
import type { SettingValues } from './visible-fields';

/** Of a part with many settings those that a form is about. */
export function settingsIn<Fields extends SettingFields>(
  fields: Fields,
  part: SettingsOf<Fields>,
): SettingValues {
  const entries: [string, SettingValue][] = Object.entries(part);
  return Object.fromEntries(entries.filter(([key]) => Object.hasOwn(fields, key)));
}
