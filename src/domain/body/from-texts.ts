import type { ObjectShape } from './body-shape';

/**
 * The parameters of a URL are texts; this turns those into numbers and flags that are declared so, for `readBody` to
 * check. What cannot be turned stays the text that it is, so that the problem shows what came; a parameter given
 * twice becomes a list, which no shape of a query accepts.
 */
export function fromTexts(
  shape: ObjectShape,
  parameters: Iterable<readonly [string, string]>,
): Readonly<Record<string, unknown>> {
  const given = new Map<string, unknown>();
  for (const [key, text] of parameters) {
    given.set(key, given.has(key) ? [given.get(key), text] : converted(shape, key, text));
  }
  // Unlike an assignment this makes a field of its own also of "__proto__", which then is an unknown one.
  return Object.fromEntries(given);
}

function converted(shape: ObjectShape, key: string, text: string): unknown {
  const kind = Object.hasOwn(shape.fields, key) ? shape.fields[key].kind : 'text';
  if ((kind === 'whole' || kind === 'money') && /^-?\d{1,16}$/.test(text)) return Number(text);
  if (kind === 'flag' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
