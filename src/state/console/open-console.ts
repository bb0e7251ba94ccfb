import type { Result } from '../../base/result';
import type { HttpAsk, HttpHeaders } from '../../worker/http';
import type { RunStore } from '../run';
import type { Fetch } from './wire-fetch';
import { createConsoleStore, type ConsoleStore, type KeptKey } from './console-store';
import { headersWith, unansweredHeaders } from './wire-headers';

/** What a page answers to its own requests. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly body: string;
}

export type AnswerWire = (ask: HttpAsk, signal: AbortSignal) => Promise<WireAnswer>;

/** Has a service worker hand the requests of the page to whoever answers them. */
export type StartMocks = (
  answer: AnswerWire,
  onLost: (why: string) => void,
) => Promise<Result<StartedMocks, string>>;

/** Its `fetch` tells whoever answers when a request is given up, which no service worker hears of. */
interface StartedMocks {
  readonly fetch: Fetch;
  stop(): void;
}

/** The request console of this page, with what the browser has for it. */
export function openConsole(run: RunStore, startMocks: StartMocks): ConsoleStore {
  let mocks: StartedMocks | null = null;
  return createConsoleStore({
    run,
    startWire: async (onLost) => {
      mocks?.stop();
      const started = await startMocks((ask, signal) => answerOf(run, ask, signal), onLost);
      mocks = started.ok ? started.value : null;
      return started;
    },
    fetch: (url, init) => (mocks?.fetch ?? fetch)(url, init),
    base: new URL('./', document.baseURI).href,
    now: () => performance.timeOrigin + performance.now(),
    wait: async (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
      }),
    kept: { read, write },
    copy,
  });
}

async function answerOf(run: RunStore, ask: HttpAsk, signal: AbortSignal): Promise<WireAnswer> {
  const asked = await run.askHttp(ask, signal);
  if (asked.ok) return { ...asked.value, headers: headersWith(asked.value) };
  const problem = { title: 'The run does not answer', status: 503, detail: asked.error };
  return { status: 503, headers: unansweredHeaders(asked.error), body: JSON.stringify(problem) };
}

const KEYS: Readonly<Record<KeptKey, string>> = {
  draft: 'breakwater/console/draft',
  history: 'breakwater/console/history',
};

/** A browser may forbid storage, or have no room: then what is typed lives as long as the page. */
function read(key: KeptKey): string | null {
  try {
    return sessionStorage.getItem(KEYS[key]);
  } catch {
    return null;
  }
}

function write(key: KeptKey, text: string): void {
  try {
    sessionStorage.setItem(KEYS[key], text);
  } catch {
    // As above.
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
