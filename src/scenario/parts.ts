import * as z from 'zod/mini';
import { checkSettings } from '../base/check-settings';
import type { Problem } from '../base/problem';
import type { SettingFields, SettingsOf } from '../base/settings';
import { receivedText } from '../base/received-text';

export type Raw = Readonly<Record<string, unknown>>;

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only what the object itself holds counts. */
export function own(raw: unknown, key: string): unknown {
  return isRaw(raw) && Object.hasOwn(raw, key) ? raw[key] : undefined;
}

/** Reads a value by its schema; each thing that is wrong becomes a problem under its own path. */
export function readBySchema<Schema extends z.ZodMiniType>(
  schema: Schema,
  raw: unknown,
  path: string,
  problems: Problem[],
): z.output<Schema> | undefined {
  const parsed = z.safeParse(schema, raw);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const at = issue.path.reduce<string>((text, key) => joined(text, key), path) || 'file';
    if (issue.code === 'unrecognized_keys') {
      const lines = issue.message.split('\n');
      issue.keys.forEach((key, index) => {
        problems.push({ path: at, expected: lines[index], received: `the unknown key ${receivedText(key)}` });
      });
    } else {
      problems.push({ path: at, expected: issue.message, received: receivedText(valueAt(raw, issue.path)) });
    }
  }
  return undefined;
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

function joined(path: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? String(key) : `${path}.${String(key)}`;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value) && typeof key === 'number') return value[key];
    return own(value, String(key));
  }, raw);
}
