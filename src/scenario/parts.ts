import { checkSettings } from '../base/check-settings';
import type { Problem } from '../base/problem';
import type { SettingFields, SettingsOf } from '../base/settings';

export type Raw = Readonly<Record<string, unknown>>;

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only what the object itself holds counts. */
export function own(raw: unknown, key: string): unknown {
  return isRaw(raw) && Object.hasOwn(raw, key) ? raw[key] : undefined;
}

/** What stands under a key that may be left out: only what is missing is as usual, not what is null. */
export function ownOrEmpty(raw: unknown, key: string): unknown {
  const given = own(raw, key);
  return given === undefined ? {} : given;
}

/** Takes the settings of a part out of its object, and reads them by their declaration. */
export function readSettings<Fields extends SettingFields>(
  fields: Fields,
  raw: Raw,
  path: string,
  problems: Problem[],
): SettingsOf<Fields> | undefined {
  const given = Object.fromEntries(Object.keys(fields).flatMap((key) => entryOf(raw, key)));
  const read = checkSettings(fields, given, path);
  if (read.ok) return read.value;
  problems.push(...read.error);
  return undefined;
}

/** The object without the keys that somebody else reads. */
export function without(raw: Raw, keys: readonly string[]): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !keys.includes(key)));
}

function entryOf(raw: Raw, key: string): [string, unknown][] {
  return Object.hasOwn(raw, key) ? [[key, raw[key]]] : [];
}

/** The value; what is wrong with it goes to `problems`. */
export function taken<Value>(
  result: { ok: true; value: Value } | { ok: false; error: Problem[] },
  problems: Problem[],
): Value | undefined {
  if (result.ok) return result.value;
  problems.push(...result.error);
  return undefined;
}
