import { bytesText, msText } from './figures';
import { typeOf } from './answer-check';
import type { WireAsk } from './contract';
import { announcedBytes, type Body } from './read-body';

/** "200 after 12 ms, 348 bytes of application/json." */
export function arrivalWords(response: Response, { bytes, end }: Body, tookMs: number): string {
  const came = `${response.status} after ${msText(tookMs)}`;
  if (end === 'too-large') return `${came}.`;
  if (bytes === 0) return `${came}, without a body.`;
  const type = typeOf(response);
  return `${came}, ${bytesText(bytes)}${type === '' ? '' : ` of ${type}`}.`;
}

/** Where an answer came from, when the server has sent the request on to another one; else undefined. */
export function detourWords(ask: WireAsk, { redirected, url }: Response): string | undefined {
  if (!redirected || !URL.canParse(url)) return undefined;
  const from = new URL(ask.url).origin;
  const to = new URL(url).origin;
  if (to === from) return undefined;
  return `${from} sent the request on to ${to}, from where the answer comes: make that the address if it is the server that you mean.`;
}

/** When a server that has too much to do wants to be asked again; undefined for all other answers. */
export function comeBackWords(
  { status }: Response,
  retryAfterMs: number | null,
  isOwnOrigin: boolean,
): string | undefined {
  if (retryAfterMs !== null) return `It wants to be asked again in ${msText(retryAfterMs)}.`;
  if ((status !== 429 && status !== 503) || isOwnOrigin) return undefined;
  return 'If it sends Retry-After, it also has to send "Access-Control-Expose-Headers: Retry-After", or browsers keep it from this page.';
}

export function tooLargeWords(response: Response, mostBytes: number): string {
  const announced = announcedBytes(response);
  const size = announced > mostBytes ? `${bytesText(announced)} long` : `longer than ${bytesText(mostBytes)}`;
  return `The answer is ${size}, and no more than ${bytesText(mostBytes)} of one is read: ask for less, as by a smaller page.`;
}

/** Of a request whose time was over before its answer was complete. */
export function tooSlowWords(timeoutMs: number, response: Response | undefined, { bytes }: Body): string {
  const limit = msText(timeoutMs);
  const what =
    response === undefined
      ? `No answer came within ${limit}`
      : `The answer (${response.status}) began, but only ${bytesText(bytes)} of it came within ${limit}`;
  return `${what}, and no request waits longer: find out what the server waits for, or ask it for less.`;
}
