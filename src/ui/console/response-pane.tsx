import { useEffect, useState } from 'react';
import type { ConsoleEntry } from '../../state/console/console-entry';
import type { Catalogue, HttpAnswer, Route } from '../../worker/http';
import { useRun } from '../app/app-context';
import { AddPart } from '../next-step/add-part';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { Tabs } from '../widgets/tabs';
import { useConsole, useConsoleStore } from './console-context';
import { EngineTrace, TraceWays } from './engine-trace';
import { fillRoute } from './fill-route';
import { problemDetails } from './problem-details';
import { CopyBody, ResponseBody } from './response-body';
import { ResponseHead } from './response-head';
import { ScrollRegion } from './scroll-region';
import { nearRoutes } from './route-search';
import classes from './console.module.css';

/** What came back for the request that is looked at. */
export function ResponsePane({ catalogue }: { readonly catalogue: Catalogue }) {
  const entry = useConsole(({ entries, shown }) => entries.find(({ id }) => id === shown));
  return (
    <section className={classes.response} aria-label="Response">
      {entry === undefined ? <NothingSent /> : <Entry entry={entry} catalogue={catalogue} />}
    </section>
  );
}

function NothingSent() {
  const canAsk = useRun(({ scenario }) => scenario?.nodes.some(({ kind }) => kind !== 'client') === true);
  const lead = 'The console asks a service of the run as a client would, and shows here what came back.';
  if (!canAsk) return <EmptyState action={<AddPart />}>{lead} There is no service yet.</EmptyState>;
  return <EmptyState>{lead} Nothing was sent yet: choose a service and a path, and send it.</EmptyState>;
}

interface EntryProps {
  readonly entry: ConsoleEntry;
  readonly catalogue: Catalogue;
}

function Entry({ entry, catalogue }: EntryProps) {
  const { state, answer, error } = entry;
  return (
    <>
      <ResponseHead entry={entry} />
      {state === 'waiting' && <Waiting entry={entry} />}
      {error !== null && <Unanswered entry={entry} />}
      {answer !== null && (
        <>
          <Problem entry={entry} answer={answer} catalogue={catalogue} />
          <Answer entry={entry} answer={answer} />
        </>
      )}
    </>
  );
}

const TICK_MS = 100;

function Waiting({ entry }: { readonly entry: ConsoleEntry }) {
  const store = useConsoleStore();
  const [now, setNow] = useState(entry.sentAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.timeOrigin + performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, now - entry.sentAt) / 1000;
  return (
    <div className={classes.waiting}>
      <p>{`Waiting for ${entry.request.node} for ${seconds.toFixed(1)} s`}</p>
      <Button size="small" onClick={() => store.cancel(entry.id)}>
        Cancel
      </Button>
    </div>
  );
}

function Unanswered({ entry }: { readonly entry: ConsoleEntry }) {
  const store = useConsoleStore();
  return (
    <div className={classes.waiting}>
      <p>{entry.error}</p>
      <Button size="small" onClick={() => store.send(entry.request)}>
        Send again
      </Button>
    </div>
  );
}

interface AnswerProps {
  readonly entry: ConsoleEntry;
  readonly answer: HttpAnswer;
}

function Answer({ entry, answer }: AnswerProps) {
  const store = useConsoleStore();
  const tab = useConsole(({ looks }) => looks.response);
  return (
    <div className={classes.answer}>
      <Tabs
        label="Parts of the response"
        tabs={[
          { id: 'body', label: 'Body' },
          { id: 'headers', label: 'Headers', count: answer.headers.length },
          { id: 'engines', label: 'What the engines did' },
        ]}
        value={tab}
        onChange={(response) => store.look({ response })}
        trailing={
          <>
            {tab === 'body' && <CopyBody body={answer.body} />}
            {tab === 'engines' && <TraceWays entry={entry} />}
          </>
        }
      >
        {tab === 'body' && <ResponseBody body={answer.body} isCut={entry.isCut} note={answer.note} />}
        {tab === 'headers' && <Headers answer={answer} />}
        {tab === 'engines' && <EngineTrace key={entry.id} entry={entry} />}
      </Tabs>
    </div>
  );
}

function Headers({ answer }: { readonly answer: HttpAnswer }) {
  if (answer.headers.length === 0) return <EmptyState>It came without headers.</EmptyState>;
  return (
    <ScrollRegion label="Headers of the response">
      <dl className={classes.headers}>
        {answer.headers.map(([name, value], index) => (
          // A name may come twice.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </ScrollRegion>
  );
}

/** What the service says is wrong, and what was perhaps meant. */
function Problem({ entry, answer, catalogue }: AnswerProps & EntryProps) {
  const store = useConsoleStore();
  const details = problemDetails(answer);
  const { node, method, path } = entry.request;
  const near = answer.status === 404 ? nearRoutes(catalogue.routes, node, method, path) : [];
  const { note } = answer;
  if (details === null && near.length === 0 && note === undefined) return null;
  const fields = details?.errors.length ?? 0;
  return (
    <div className={classes.problem}>
      {note !== undefined && <p>{note}</p>}
      {details !== null && details.detail !== '' && <p>{details.detail}</p>}
      {details?.parameters.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {fields > 0 && (
        <Button size="small" variant="quiet" onClick={() => store.look({ request: 'body' })}>
          {fields === 1 ? 'Show the field' : `Show the ${fields} fields`}
        </Button>
      )}
      {near.length > 0 && (
        <div className={classes.near}>
          <span>Known there:</span>
          {near.map((route) => (
            <Near
              key={`${route.method} ${route.path}`}
              route={route}
              fill={() => fillRoute(store, catalogue, route)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function Near({ route, fill }: { readonly route: Route; readonly fill: () => void }) {
  return (
    <Button size="small" variant="plain" title={route.summary} onClick={fill}>
      {route.method} {route.path}
    </Button>
  );
}
