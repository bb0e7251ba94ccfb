/** What a template may speak of: the request of the run for which a real one is made. */
export interface PlaceholderValues {
  /** What it is about. */
  readonly key: number | string;
  readonly user: number | string;
  /** The number of the real request on its line. */
  readonly number: number;
}

export type PlaceholderPlace = 'path' | 'body';

const PLACEHOLDER = /\{(key|user|number)\}/g;
/** Halves of pairs: neither an address nor a body in UTF-8 can carry them. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Puts the values in place of {key}, {user} and {number}, written so that they stay one part of a path, or of a text
 * of JSON. Braces around anything else stay, since JSON is full of them.
 */
export function fillPlaceholders(
  template: string,
  values: PlaceholderValues,
  place: PlaceholderPlace,
): string {
  return template.replace(PLACEHOLDER, (_, name: keyof PlaceholderValues) => {
    const text = String(values[name]).replace(LONE_SURROGATE, '\ufffd');
    return place === 'path' ? encodeURIComponent(text) : JSON.stringify(text).slice(1, -1);
  });
}
