import { useEffect } from 'react';
import type { ConsoleStore } from '../../state/console/console-store';
import { useActors, useView } from '../app/app-context';
import { LazyModule } from '../app/lazy-module';
import { AddressRow } from './address-row';
import { Announcements } from './announcements';
import { Banners } from './banners';
import { ConsoleContext, useConsole, useConsoleStore } from './console-context';
import { RequestPane } from './request-pane';
import { ResponsePane } from './response-pane';
import { useCatalogue } from './use-catalogue';
import { useFirstRoute } from './use-first-route';
import { WireList } from './wire-list';
import classes from './console.module.css';

/** Real requests to the services of the run, and what came back. */
export function ConsoleView() {
  const { console } = useActors();
  return (
    <LazyModule
      load={console.open}
      what="The request console"
      show={(store: ConsoleStore) => (
        <ConsoleContext value={store}>
          <Console />
        </ConsoleContext>
      )}
    />
  );
}

function Console() {
  const store = useConsoleStore();
  const page = useConsole(({ looks }) => looks.page);
  const catalogue = useCatalogue();
  useFirstRoute(catalogue);
  useEffect(() => void store.startWire(), [store]);
  const wantsPath = useView((view) => view.wantsPath);
  useEffect(() => {
    if (wantsPath) store.look({ page: 'request' });
  }, [store, wantsPath]);
  return (
    <section className={classes.console} aria-label="Request console">
      <AddressRow catalogue={catalogue} />
      {page === 'wire' ? (
        <WireList />
      ) : (
        <>
          <Banners catalogue={catalogue} />
          <div className={classes.panes}>
            <RequestPane catalogue={catalogue} />
            <ResponsePane catalogue={catalogue} />
          </div>
        </>
      )}
      <Announcements />
    </section>
  );
}
