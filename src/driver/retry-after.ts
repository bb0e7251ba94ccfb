const SECONDS = /^\d{1,10}$/;
/** The three forms of dates in HTTP begin with the name of a day; `Date.parse` alone takes much that is none. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/** What `Retry-After` says, in milliseconds from now: seconds, or a date. Nothing when it says neither. */
export function readRetryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (SECONDS.test(text)) return Number(text) * 1000;
  if (!HTTP_DATE.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
