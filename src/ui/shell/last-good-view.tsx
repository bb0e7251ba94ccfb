import type { ReactNode } from 'react';
import { useRun } from '../app/app-context';
import { FailedBanner } from './failed-banner';
import classes from './last-good-view.module.css';

/** The panes of a run. When it failed they stay as they were, to be read and not to be used, below the reason. */
export function LastGoodView({ children }: { readonly children: ReactNode }) {
  const failed = useRun(({ phase }) => phase === 'failed');
  return (
    <main className={classes.main}>
      {failed && <FailedBanner />}
      <div className={classes.view} inert={failed}>
        {children}
      </div>
    </main>
  );
}
