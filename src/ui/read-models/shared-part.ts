import type { JsonValue } from '../../base/json';

/**
 * What of a value another one speaks of, too. A document has names that the row does not have, and leaves out what
 * nobody reads there: only where both say something can one of them be older.
 */
export function sharedPart(value: JsonValue, other: JsonValue): JsonValue {
  if (isList(value)) {
    if (!isList(other)) return value;
    return value.map((item, at) => (at < other.length ? sharedPart(item, other[at]) : item));
  }
  if (!isRecord(value) || !isRecord(other)) return value;
  const members = Object.entries(value).filter(([key]) => Object.hasOwn(other, key));
  return Object.fromEntries(members.map(([key, member]) => [key, sharedPart(member, other[key])]));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isRecord(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !isList(value);
}
