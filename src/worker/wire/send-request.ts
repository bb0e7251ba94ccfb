import { checkUrl } from './address';
import { answered } from './answered';
import { MOST_BYTES, type WireAnswer, type WireAsk, type WireTools } from './contract';
import { kindOf } from './cross-origin';
import { MANNERS } from './manners';
import { isMixed, isNearby } from './network-place';
import { readBody } from './read-body';
import { TimeLimit } from './time-limit';
import { blocked, ended, failed, unsent } from './unanswered';

/** Sends a request to a server and says what came of it, whatever that is: it never throws. */
export async function sendRequest(ask: WireAsk, tools: WireTools): Promise<WireAnswer> {
  const limit = new TimeLimit(ask.timeoutMs, tools.signal);
  try {
    const request = makeRequest(ask, limit.signal);
    if (typeof request === 'string') return unsent(request);
    const url = new URL(ask.url);
    // Trying would not help. In the network around some browsers allow it, once the person has agreed.
    if (isMixed(url, tools) && !isNearby(url.hostname)) return blocked(ask, 0, tools);
    return await exchange(ask, request, limit, tools);
  } finally {
    limit.release();
  }
}

/** What the browser is given, or why it cannot be sent. */
function makeRequest({ url, method, headers, body }: WireAsk, signal: AbortSignal): Request | string {
  const checked = checkUrl(url);
  if (!checked.ok) {
    const { expected, received } = checked.error;
    return `The request cannot be sent: expected ${expected}, received ${received}.`;
  }
  try {
    const pairs = headers.map(([name, value]): [string, string] => [name, value]);
    return new Request(checked.value, { ...MANNERS, mode: 'cors', method, headers: pairs, body, signal });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `The request cannot be sent: ${why.replace(/\.$/, '')}. Check its method, its headers and its body.`;
  }
}

async function exchange(
  ask: WireAsk,
  request: Request,
  limit: TimeLimit,
  tools: WireTools,
): Promise<WireAnswer> {
  const began = tools.wall();
  const response = await responseTo(request, tools);
  if (response === undefined) {
    const tookMs = tools.wall() - began;
    return limit.ended === null ? failed(ask, tookMs, tools) : ended(limit.ended, ask, tookMs);
  }
  tools.verdicts.noteRead(new URL(ask.url).origin, kindOf(ask));
  const body = await readBody(ask.method, response, ask.mostBytes ?? MOST_BYTES);
  const tookMs = tools.wall() - began;
  if (body.end === 'cut-off' && limit.ended !== null) return ended(limit.ended, ask, tookMs, response, body);
  return answered(ask, response, body, tookMs, tools.pageOrigin);
}

/** Undefined when none came: browsers say of that only that it is so. */
async function responseTo(request: Request, { fetch }: WireTools): Promise<Response | undefined> {
  try {
    return await fetch(request);
  } catch {
    return undefined;
  }
}
