import { use, useEffect, useRef, useState, type RefObject } from 'react';
import { useActors, useRun } from '../app/app-context';
import { DraftsContext } from '../app/drafts-context';
import { LazyPart } from '../app/lazy-part';
import { Logo } from '../app/logo';
import { offerFind } from '../app/offer-find';
import { ThemeSwitch } from '../app/theme-switch';
import { whenIdle } from '../app/when-idle';
import { useScenarios } from '../app/scenarios-context';
import { Button } from '../widgets/button';
import { Kbd } from '../widgets/kbd';
import { SearchField } from '../widgets/search-field';
import { Library } from './library';
import { OpenFile } from './open-file';
import type { PreviewQueue } from './preview-queue';
import { useLibraryTools } from './use-library-tools';
import { StartWays } from './start-ways';
import classes from './start-page.module.css';

export interface StartPageProps {
  readonly previews: PreviewQueue;
  /** The scenario that the address names and that is not there. */
  readonly unknownId?: string | undefined;
  /** Somebody is about to open a scenario: what it needs may be fetched. */
  readonly onIntent: () => void;
}

const PREVIEWS_AFTER_MS = 1000;

export function StartPage({ previews, unknownId, onIntent }: StartPageProps) {
  const [sought, setSought] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const tools = useLibraryTools(sought !== '');
  useEffect(() => (page.current === null ? undefined : tools?.listenForArrows(page.current)), [tools]);
  const said = useRef<HTMLDivElement>(null);
  // Whoever has scrolled down would not see that the address leads nowhere.
  useEffect(() => {
    if (unknownId !== undefined) said.current?.scrollIntoView({ block: 'center' });
  }, [unknownId]);
  const scenarios = useScenarios();
  const actors = useActors();
  useEffect(() => offerFind(actors, () => field.current?.focus()), [actors]);
  useEffect(() => {
    // The worker is large: whoever clicks at once shall not wait for it.
    const forget = whenIdle(() => previews.start(scenarios), PREVIEWS_AFTER_MS);
    return () => {
      forget();
      previews.stop();
    };
  }, [previews, scenarios]);
  return (
    <div ref={page} className={classes.page}>
      <Bar field={field} sought={sought} onSought={setSought} onIntent={onIntent} />
      <main className={classes.main}>
        <div ref={said} role="alert">
          {unknownId !== undefined && (
            <p className={classes.unknown}>
              There is no scenario called “{unknownId}” in this build. Choose one of those below.
            </p>
          )}
        </div>
        <p className={classes.lead}>
          A laboratory for microservices patterns: run a system, break it on purpose, and see what its guards
          do.
        </p>
        <StartWays onIntent={onIntent} />
        {unknownId === undefined && <WhatWasLeft />}
        <Library
          previews={previews}
          sought={sought}
          tools={tools}
          onClear={() => setSought('')}
          onIntent={onIntent}
        />
      </main>
    </div>
  );
}

interface BarProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly sought: string;
  readonly onSought: (sought: string) => void;
  readonly onIntent: () => void;
}

function Bar({ field, sought, onSought, onIntent }: BarProps) {
  const { view } = useActors();
  return (
    <header className={classes.bar}>
      <h1 className={classes.brand}>
        <Logo />
        Breakwater
      </h1>
      <SearchField
        field={field}
        label="Find a scenario"
        placeholder="Find a scenario, a pattern or a question"
        value={sought}
        onChange={onSought}
        size="large"
        className={classes.find}
      />
      <div className={classes.right}>
        <OpenFile onIntent={onIntent} />
        <Button
          variant="quiet"
          className={classes.keys}
          aria-label="Find a command, a scenario or a part"
          aria-keyshortcuts="Control+K"
          onClick={() => view.setState({ overlay: 'palette' })}
        >
          <Kbd keys="Ctrl K" />
        </Button>
        <ThemeSwitch />
      </div>
    </header>
  );
}

/** Its place is kept while it is fetched, where there is something to go on with. */
function WhatWasLeft() {
  const drafts = use(DraftsContext);
  const [hasDrafts] = useState(drafts?.some);
  const wasLeft = useRun(({ phase, scenario }) => phase === 'ready' && scenario !== null);
  return (
    (wasLeft || hasDrafts) && (
      <LazyPart
        load={loadContinue}
        what="The run that was left"
        waiting={<div className={classes.continue} />}
      />
    )
  );
}

const loadContinue = async () => import('./continue');
