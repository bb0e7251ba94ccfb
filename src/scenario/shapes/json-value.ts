import type { JsonValue } from '../../base/json';
import { isRaw } from '../parts';

/** Whether JSON can hold a value. A number too large for a double becomes endless when a text is read. */
export function isJson(value: unknown): value is JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return isRaw(value) && Object.values(value).every(isJson);
}
