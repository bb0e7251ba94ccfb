import { useEffect, useRef, useState } from 'react';
import { useAction } from '../app/use-action';
import { useActors } from '../app/app-context';
import { Logo } from '../app/logo';
import { ThemeSwitch } from '../app/theme-switch';
import { useScenarios } from '../app/scenarios-context';
import { Button } from '../widgets/button';
import { Kbd } from '../widgets/kbd';
import { Notice } from '../widgets/notice';
import { Continue } from './continue';
import { FindField } from './find-field';
import { Hints } from './hints';
import { Library } from './library';
import type { PreviewQueue } from './preview-queue';
import { whenIdle } from './when-idle';
import classes from './start-page.module.css';

export interface StartPageProps {
  readonly previews: PreviewQueue;
  /** The scenario that the address names and that is not there. */
  readonly unknownId?: string | undefined;
  /** Somebody is about to open a scenario: what it needs may be fetched. */
  readonly onIntent: () => void;
}

export function StartPage({ previews, unknownId, onIntent }: StartPageProps) {
  const [sought, setSought] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const scenarios = useScenarios();
  const { find } = useActors();
  useEffect(() => {
    const focus = (): void => field.current?.focus();
    find.focus = focus;
    return () => {
      if (find.focus === focus) find.focus = null;
    };
  }, [find]);
  useEffect(() => {
    const forget = whenIdle(() => previews.start(scenarios));
    return () => {
      forget();
      previews.stop();
    };
  }, [previews, scenarios]);
  const palette = useAction('view.palette');
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <h1 className={classes.brand}>
          <Logo />
          Breakwater
        </h1>
        <FindField field={field} value={sought} onChange={setSought} />
        <div className={classes.right}>
          <Button
            variant="quiet"
            aria-label={palette.label}
            aria-keyshortcuts="Control+K"
            onClick={palette.run}
          >
            <Kbd keys="Ctrl K" />
          </Button>
          <ThemeSwitch />
        </div>
      </header>
      <main className={classes.main}>
        <div role="alert">
          {unknownId !== undefined && (
            <Notice variant="warning">
              There is no scenario called “{unknownId}” in this build. Choose one of those below.
            </Notice>
          )}
        </div>
        <p className={classes.lead}>
          A laboratory for microservices patterns: run a system, break it on purpose, and see what its guards
          do.
        </p>
        <Hints />
        <Continue />
        <Library previews={previews} sought={sought} onClear={() => setSought('')} onIntent={onIntent} />
      </main>
    </div>
  );
}
