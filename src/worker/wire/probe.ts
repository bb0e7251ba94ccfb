import { askedHeaders, isPlainMethod, kindOf } from './cross-origin';
import type { WireAsk, WireTools } from './contract';
import { MANNERS } from './manners';
import { TimeLimit } from './time-limit';
import type { Verdict } from './verdicts';

const LEAST_MS = 1000;
const MOST_MS = 5000;

type Heard = 'answered' | 'sent-on' | 'failed' | 'too-slow';

/**
 * Browsers tell a page only that a request failed, and never why, lest it learn about servers that do not want to
 * be read. Whether anybody answers at all a page may find out: by a request of which it sees nothing. Two more show
 * how far the server lets it read. None of them may change anything, so they are GETs where a GET failed, and else
 * HEADs; and they go out at once, since the failed request waits for them.
 */
export async function findVerdict(ask: WireAsk, tools: WireTools): Promise<Verdict> {
  const limit = new TimeLimit(Math.min(Math.max(ask.timeoutMs, LEAST_MS), MOST_MS));
  const { signal } = limit;
  const headers = ask.headers.map(([name, value]): [string, string] => [name, value]);
  try {
    const [unseen, same, plain] = await Promise.all([
      hear(ask, { mode: 'no-cors', signal }, tools),
      // With the same headers the browser asks for the same leave, but for the method.
      hear(ask, { mode: 'cors', headers, signal }, tools),
      hear(ask, { mode: 'cors', redirect: 'manual', signal }, tools),
    ]);
    return verdictOf(ask, { unseen, same, plain }, tools);
  } finally {
    limit.release();
  }
}

interface HeardOf {
  readonly unseen: Heard;
  readonly same: Heard;
  readonly plain: Heard;
}

function verdictOf(ask: WireAsk, { unseen, same, plain }: HeardOf, tools: WireTools): Verdict {
  if (same === 'answered') {
    const isAllowed = isPlainMethod(ask.method) || tools.verdicts.wasRead(originOf(ask), kindOf(ask));
    return isAllowed ? 'broke' : 'no-method';
  }
  if (plain === 'sent-on' && unseen !== 'too-slow') {
    return unseen === 'answered' ? 'closed-detour' : 'lost-detour';
  }
  if (unseen === 'failed' && plain === 'failed') return 'silent';
  if (unseen === 'too-slow' || same === 'too-slow' || plain === 'too-slow') return 'unknown';
  if (plain === 'failed') return 'no-origin';
  return askedHeaders(ask.headers).length > 0 ? 'no-preflight' : 'broke';
}

function originOf({ url }: WireAsk): string {
  return new URL(url).origin;
}

async function hear({ method, url }: WireAsk, init: RequestInit, { fetch }: WireTools): Promise<Heard> {
  const harmless = method.toUpperCase() === 'GET' ? 'GET' : 'HEAD';
  try {
    const response = await fetch(new Request(url, { ...MANNERS, ...init, method: harmless }));
    await response.body?.cancel();
    return response.type === 'opaqueredirect' ? 'sent-on' : 'answered';
  } catch {
    return init.signal?.aborted === true ? 'too-slow' : 'failed';
  }
}
