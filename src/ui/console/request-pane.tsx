import { takesBody } from '../../state/console/console-request';
import type { Catalogue } from '../../worker/http';
import { Tabs } from '../widgets/tabs';
import { BodyEditor } from './body-editor';
import { useConsole, useConsoleStore } from './console-context';
import { FieldHelp } from './field-help';
import { HeadersEditor } from './headers-editor';
import { HistoryList } from './history-list';
import { useRoute } from './use-route';
import classes from './console.module.css';

/** What is sent along, what may be sent, and what was sent before. */
export function RequestPane({ catalogue }: { readonly catalogue: Catalogue }) {
  const store = useConsoleStore();
  const tab = useConsole(({ looks }) => looks.request);
  const headers = useConsole(({ draft }) => draft.headers.filter(({ on, name }) => on && name !== '').length);
  const sent = useConsole(({ entries }) => entries.length);
  const method = useConsole(({ draft }) => draft.method);
  const route = useRoute(catalogue);
  return (
    <section className={classes.request} aria-label="What is sent">
      <Tabs
        label="Parts of the request"
        tabs={[
          { id: 'body', label: 'Body' },
          { id: 'headers', label: 'Headers', count: headers === 0 ? undefined : headers },
          { id: 'fields', label: 'Fields' },
          { id: 'history', label: 'History', count: sent === 0 ? undefined : sent },
        ]}
        value={tab}
        onChange={(request) => store.look({ request })}
      >
        {tab === 'body' && <BodyEditor route={route} takesBody={takesBody(method)} />}
        {tab === 'headers' && <HeadersEditor />}
        {tab === 'fields' && <FieldHelp route={route} />}
        {tab === 'history' && <HistoryList />}
      </Tabs>
    </section>
  );
}
