/**
 * When a server wants to be asked again, in ms from now: it says so in seconds, or names a date. Null when it says
 * nothing that can be read; a date that has passed means at once.
 */
export function retryAfterMs(text: string | null, nowMs: number): number | null {
  const value = text?.trim() ?? '';
  // More digits than that are no time that anybody could mean.
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  // Dates in headers are always in GMT. Without a look at that, "5m" would be taken for a month of May by some browsers.
  if (!/^[A-Z][a-z]{2}, .* GMT$/.test(value)) return null;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}
