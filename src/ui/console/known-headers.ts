/** Names that are offered while one is typed. */
export const KNOWN_HEADERS = [
  'Accept',
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Prefer',
  'X-Request-Id',
] as const;

const NEVER_SENT: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'connection',
  'content-length',
  'cookie',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/** Browsers keep these to themselves: a page that sets one sends another, or none. */
export function isKeptByBrowser(name: string): boolean {
  const lower = name.trim().toLowerCase();
  return NEVER_SENT.has(lower) || lower.startsWith('sec-') || lower.startsWith('proxy-');
}
