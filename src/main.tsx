import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ensure } from './base/assert';
import { TITLES } from './scenario/library/titles';
import type { Actors } from './state/actions';
import { createPreferences } from './state/preferences';
import { followAddress } from './state/follow-address';
import { parseRoute } from './state/route';
import { createRunStore } from './state/run-store';
import { createView } from './state/view';
import { App } from './ui/app/app';
import { AppProvider } from './ui/app/app-context';
import './ui/design/fonts.css';
import './ui/design/tokens.css';
import './ui/design/base.css';
import { createWorkerClient } from './worker/client';

const STORAGE_KEY = 'breakwater/preferences';

const client = createWorkerClient(
  () => new Worker(new URL('./worker/host.ts', import.meta.url), { type: 'module' }),
  {
    every: (ms, call) => {
      const timer = setInterval(call, ms);
      return () => clearInterval(timer);
    },
  },
);

const actors: Actors = {
  run: createRunStore(client, (draw) => requestAnimationFrame(draw)),
  view: createView(parseRoute(location.hash)),
  preferences: createPreferences({ read: readKept, write: keep }),
  canvas: { fit: null },
  find: { focus: null },
};
followAddress(actors.view, window);

createRoot(ensure(document.getElementById('root'), 'the element #root of index.html')).render(
  <StrictMode>
    <AppProvider actors={actors}>
      <App scenarios={TITLES} preview={async (id, seed) => client.run(id, seed)} />
    </AppProvider>
  </StrictMode>,
);

/** A browser may forbid storage altogether: then every visit begins with the defaults. */
function readKept(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function keep(text: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, text);
  } catch {
    // Storage is forbidden or full. The page works without it.
  }
}
