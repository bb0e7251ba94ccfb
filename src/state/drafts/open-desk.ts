import type { RunStore } from '../run';
import type { ViewStore } from '../view';
import { BrowserDrafts } from './browser-drafts';
import { DraftDesk } from './draft-desk';
import type { Jotter } from './desk-host';
import { TabLocks } from './tab-lock';

const CHANNEL = 'breakwater-drafts';

/** The desk of a page, with everything that a browser has for it. What it does not have, drafts do without. */
export function openDesk(run: RunStore, view: ViewStore): DraftDesk {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(CHANNEL) : null;
  const desk = new DraftDesk({
    run,
    view,
    store: new BrowserDrafts(() => window.indexedDB),
    locks: new TabLocks('locks' in navigator ? navigator.locks : undefined),
    jotter: browserJotter(),
    now: () => Date.now(),
    later: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    newId: () => newId(),
    replaceAddress: (hash) => history.replaceState(history.state, '', hash),
    tellTabs: () => channel?.postMessage('changed'),
    askToPersist: async () => void (await asked(async () => navigator.storage.persist())),
    isPersistent: async () => asked(async () => navigator.storage.persisted()),
  });
  channel?.addEventListener('message', desk.list.staleSoon);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') desk.hurry();
  });
  window.addEventListener('pagehide', desk.jotDown);
  window.addEventListener('pageshow', desk.comeBack);
  window.addEventListener('beforeunload', (event) => {
    if (desk.wouldLose) event.preventDefault();
  });
  return desk;
}

/** A page that was not sent over a secure line has no `randomUUID`. */
function newId(): string {
  if (isSecureContext) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

/** Some browsers have no word for it, and some refuse to speak of it. */
async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}

function browserJotter(): Jotter {
  return {
    keys: () => tried(() => Object.keys(localStorage), []),
    read: (key) => tried(() => localStorage.getItem(key), null),
    write: (key, text) =>
      tried(() => {
        localStorage.setItem(key, text);
        return true;
      }, false),
    erase: (key) => tried(() => localStorage.removeItem(key), undefined),
  };
}

/** A browser may forbid storage altogether, or have no room. */
function tried<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
