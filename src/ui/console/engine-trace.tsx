import { CircleHelp, Clock3, ListTree } from 'lucide-react';
import { useMemo } from 'react';
import type { ConsoleEntry } from '../../state/console/console-entry';
import { seekerOf } from '../../state/seeking';
import { askWhy } from '../../state/view';
import type { RequestRef } from '../../worker/traces';
import { useActors, useRun } from '../app/app-context';
import { moment } from '../figures';
import { AskedPane } from '../traces/asked-pane';
import { CriticalPath } from '../traces/critical-path';
import { drawnTrace } from '../traces/drawn-trace';
import { endOf } from '../traces/long-waits';
import { useTrace, type TraceThen } from '../traces/use-trace';
import { useZoom } from '../traces/use-zoom';
import { Waterfall } from '../traces/waterfall';
import { EmptyState } from '../widgets/empty-state';
import { IconButton } from '../widgets/icon-button';
import { useConsole } from './console-context';
import { traceOf } from './entry-trace';
import classes from './console.module.css';

interface EngineTraceProps {
  readonly entry: ConsoleEntry;
}

/** The trace of a request that was sent from here, as far as the run knows it. */
export function EngineTrace({ entry }: EngineTraceProps) {
  const trace = useEntryTrace(entry);
  return 'why' in trace ? <EmptyState>{trace.why}</EmptyState> : <Asked request={trace} />;
}

function useEntryTrace(entry: ConsoleEntry): ReturnType<typeof traceOf> {
  const line = useRun((run) => run.line);
  const lines = useRun((run) => run.lines);
  const run = useConsole((state) => state.run);
  return traceOf(entry, { run, line, lines });
}

/** Where to go from the trace: nowhere without one. */
export function TraceWays({ entry }: EngineTraceProps) {
  const { run, view } = useActors();
  const trace = useEntryTrace(entry);
  const { answer } = entry;
  if ('why' in trace || answer === null) return null;
  const end = answer.askedAt + answer.tookNs;
  const goTo = (): void => {
    run.pause();
    seekerOf(run).to(end);
  };
  return (
    <>
      <IconButton
        label="Open in Traces"
        size="small"
        icon={<ListTree size={14} aria-hidden="true" />}
        onClick={() => view.setState({ dockTab: 'traces', trace, compareWith: null })}
      />
      <IconButton
        label="Why?"
        size="small"
        icon={<CircleHelp size={14} aria-hidden="true" />}
        onClick={() => askWhy(view, { kind: 'request', ref: trace })}
      />
      <IconButton
        label={`Go to ${moment(end)}`}
        size="small"
        icon={<Clock3 size={14} aria-hidden="true" />}
        onClick={goTo}
      />
    </>
  );
}

function Asked({ request }: { readonly request: RequestRef }) {
  const answer = useTrace(request);
  return (
    <div className={classes.trace}>
      <AskedPane answer={answer} show={(known) => <Shown known={known} request={request} />} />
    </div>
  );
}

interface ShownProps {
  readonly known: TraceThen;
  readonly request: RequestRef;
}

function Shown({ known, request }: ShownProps) {
  const { run, view } = useActors();
  const drawn = useMemo(() => drawnTrace(known.trace, known.now), [known]);
  const [window, setWindow] = useZoom(drawn);
  const { spans } = known.trace;
  const goTo = (place: number): void => {
    run.pause();
    seekerOf(run).to(endOf(spans[place] ?? { from: 0, to: 0 }, known.now));
  };
  const choose = (place: number): void => askWhy(view, { kind: 'span', ref: request, span: spans[place].id });
  return (
    <Waterfall drawn={drawn} window={window} setWindow={setWindow} chosen={null} choose={choose} goTo={goTo}>
      <CriticalPath known={known} choose={choose} />
    </Waterfall>
  );
}
