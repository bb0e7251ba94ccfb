import type { SettingFields } from '../../base/settings';
import { lowered, shortText } from './setting-words';
import { sameValue, valueOf, visibleKeys, type SettingValues } from './visible-fields';

/** What of a folded form is not at its default: "room 10, next is the newest request". */
export function changedWords(fields: SettingFields, values: SettingValues): string {
  const changed = visibleKeys(fields, values).filter(
    (key) => !sameValue(valueOf(fields, values, key), fields[key].default),
  );
  if (changed.length === 0) return 'as usual';
  return changed
    .map((key) => `${lowered(fields[key].label)} ${shortText(fields[key], valueOf(fields, values, key))}`)
    .join(', ');
}
