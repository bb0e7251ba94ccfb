import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ensure } from './base/assert';
import { TITLES } from './scenario/library/titles';
import type { Actors } from './state/actions';
import { createBeat } from './state/beat';
import type { EngineRoom } from './state/engine-room';
import { FrameFeed } from './state/feed';
import { followAddress } from './state/follow-address';
import { createLazyRun } from './state/lazy-run';
import { createPreferences } from './state/preferences';
import { parseRoute } from './state/route';
import { createView } from './state/view';
import { App } from './ui/app/app';
import { AppProvider } from './ui/app/app-context';
import './ui/design/fonts.css';
import './ui/design/tokens.css';
import './ui/design/base.css';

const STORAGE_KEY = 'breakwater/preferences';

let room: EngineRoom | undefined;

/** Fetched with the first run, be it a preview or a scenario that is opened. */
async function engineRoom(): Promise<EngineRoom> {
  const { createEngineRoom } = await import('./state/engine-room');
  room ??= createEngineRoom(
    () => new Worker(new URL('./worker/host.ts', import.meta.url), { type: 'module' }),
  );
  return room;
}

function nextFrame(draw: (now: number) => void): void {
  requestAnimationFrame(draw);
}

const actors: Actors = {
  run: createLazyRun(
    async (feed) => (await engineRoom()).openRun(feed),
    new FrameFeed(nextFrame, createBeat(nextFrame, flushSync)),
  ),
  view: createView(parseRoute(location.hash)),
  preferences: createPreferences({ read: readKept, write: keep }),
  canvas: { fit: null },
  find: { focus: null },
};
followAddress(actors.view, window);

createRoot(ensure(document.getElementById('root'), 'the element #root of index.html')).render(
  <StrictMode>
    <AppProvider actors={actors}>
      <App scenarios={TITLES} preview={async (id, seed) => (await engineRoom()).preview(id, seed)} />
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
