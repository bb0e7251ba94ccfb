import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ensure } from './base/assert';
import { loadDetails } from './scenario/library/details';
import { TITLES, type ScenarioTitle } from './scenario/library/titles';
import type { Actors } from './state/actions';
import { createBeat } from './state/beat';
import type { ConsoleStore } from './state/console/console-store';
import type { EngineRoom } from './state/engine-room';
import { FrameFeed } from './state/feed';
import type { FileDesk } from './state/files/file-desk';
import { followAddress } from './state/follow-address';
import { createLazyRun } from './state/lazy-run';
import { createPreferences, takeOver } from './state/preferences';
import { parseRoute } from './state/route';
import { hasOwnThings } from './state/own-things';
import { couldNotAsk, createView } from './state/view';
import { App } from './ui/app/app';
import { AppProvider } from './ui/app/app-context';
import { DraftsContext, type DraftsAccess } from './ui/app/drafts-context';
import type { Preview } from './ui/start/preview-queue';
import './ui/design/fonts.css';
import './ui/design/tokens.css';
import './ui/design/base.css';

const STORAGE_KEY = 'breakwater/preferences';

let room: EngineRoom | undefined;
let desk: FileDesk | undefined;

/** Fetched with the first run, be it a preview or a scenario that is opened. */
async function engineRoom(): Promise<EngineRoom> {
  const { createEngineRoom } = await import('./state/engine-room');
  room ??= createEngineRoom(
    () => new Worker(new URL('./worker/host.ts', import.meta.url), { type: 'module' }),
  );
  return room;
}

/** Comes when it is first shown, and stays as it is while other things are. */
async function openConsole(): Promise<ConsoleStore> {
  const { openConsole: open } = await import('./state/console/open-console');
  actors.console.now ??= open(actors.run, async (answer, onLost) => {
    const { startPageMocks } = await import('./mocks/on-page');
    return startPageMocks({ answer, onLost });
  });
  return actors.console.now;
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
  preferences: createPreferences({ read: () => readKept(STORAGE_KEY), write: keep }),
  canvas: { fit: null, draw: null },
  find: { focus: null },
  console: { now: null, open: openConsole },
  files: { desk: async () => (desk ??= (await import('./ui/files/open-desk')).openDesk(actors)) },
  time: { axis: null },
};
followAddress(actors.view, window);
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === STORAGE_KEY) takeOver(actors.preferences, newValue);
});

const drafts: DraftsAccess = {
  now: null,
  open: async () => {
    const { openDesk } = await import('./state/drafts/open-desk');
    return (drafts.now ??= openDesk(actors.run, actors.view));
  },
  some: () => readKept('breakwater/drafts') !== null,
};

/** The first thing that is to be the person's own brings what keeps it. */
let isKept = false;
actors.run.subscribe((run) => {
  if (isKept || (run.underWay.length === 0 && !hasOwnThings(run, actors.view.getState().page))) return;
  isKept = true;
  drafts.open().catch(() => {
    isKept = false;
    couldNotAsk(actors.view);
  });
});

const root = createRoot(ensure(document.getElementById('root'), 'the element #root of index.html'));
show(TITLES);
void addDetails();

function show(scenarios: readonly ScenarioTitle[]): void {
  root.render(
    <StrictMode>
      <AppProvider actors={actors}>
        <DraftsContext value={drafts}>
          <App scenarios={scenarios} preview={preview} />
        </DraftsContext>
      </AppProvider>
    </StrictMode>,
  );
}

async function preview(id: string, seed: number): ReturnType<Preview> {
  return (await engineRoom()).preview(id, seed);
}

/** Nobody waits for what cards say beyond their titles. When it does not come, titles have to do. */
async function addDetails(): Promise<void> {
  const details = await loadDetails().catch(() => undefined);
  if (details !== undefined) show(TITLES.map((title) => ({ ...title, ...details[title.id] })));
}

/** A browser may forbid storage altogether: then every visit begins with the defaults. */
function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
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
