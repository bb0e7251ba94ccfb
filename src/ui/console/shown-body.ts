export interface ShownBody {
  readonly text: string;
  /** How many characters there are beyond those; 0 when it is shown whole. */
  readonly more: number;
}

/** More would make the page slow, and nobody reads it. */
const MOST_SHOWN = 200_000;

/** A body as it is read: JSON with a line for each member, everything else as it came. */
export function shownBody(body: string): ShownBody {
  const text = prettyJson(body) ?? body;
  return { text: text.slice(0, MOST_SHOWN), more: Math.max(0, text.length - MOST_SHOWN) };
}

/** Null when it is no JSON, or so long that it is not worth the wait. */
export function prettyJson(text: string): string | null {
  if (text.length > MOST_SHOWN * 5 || !/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}
