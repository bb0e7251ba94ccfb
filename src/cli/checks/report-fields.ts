/** What a report of another program holds under a key. What is not of the kind that is asked for is read as nothing. */
export function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = Object.entries(value).find(([name]) => name === key);
  return found?.[1];
}

export function numberAt(value: unknown, key: string): number {
  const found = fieldOf(value, key);
  return typeof found === 'number' ? found : 0;
}

export function textAt(value: unknown, key: string): string {
  const found = fieldOf(value, key);
  return typeof found === 'string' ? found : '';
}

export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = fieldOf(value, key);
  return Array.isArray(found) ? found : [];
}
