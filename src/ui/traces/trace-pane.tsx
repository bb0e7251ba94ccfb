import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { seekerOf } from '../../state/seeking';
import { askWhy } from '../../state/view';
import type { RequestRef } from '../../worker/traces';
import { useActors, useView } from '../app/app-context';
import { AskedPane } from './asked-pane';
import { CriticalPath } from './critical-path';
import { drawnTrace } from './drawn-trace';
import { endOf } from './long-waits';
import { Minimap } from './minimap';
import { BackButton, TraceHeader } from './trace-header';
import { isSameRequest } from './trace-query';
import { useTrace, type TraceThen } from './use-trace';
import { useZoom } from './use-zoom';
import { Waterfall } from './waterfall';
import classes from './traces-view.module.css';

export interface TracePaneProps {
  readonly request: RequestRef;
  readonly back: (() => void) | null;
  readonly compare: () => void;
  /** Keys that lead to another trace, or back. Tells whether this one did. */
  readonly otherKey: (key: string) => boolean;
  /** The trace was chosen by a key: the pane takes the focus, so that the next key comes here. */
  readonly takesFocus: () => boolean;
}

/** The trace of one request: its spans over time, and where the time went. */
export function TracePane(props: TracePaneProps) {
  const { request, back, otherKey, takesFocus } = props;
  const section = useRef<HTMLElement>(null);
  const answer = useTrace(request);
  const latest = useRef(takesFocus);
  useEffect(() => {
    latest.current = takesFocus;
  });
  useEffect(() => {
    if (latest.current()) section.current?.focus();
  }, [request]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (otherKey(event.key)) event.preventDefault();
  };
  return (
    // It only listens on behalf of what is in it.
    <section ref={section} className={classes.pane} aria-label="Trace" tabIndex={-1} {...{ onKeyDown }}>
      <AskedPane
        answer={answer}
        top={back !== null && <BackButton back={back} />}
        show={(known) => <Shown key={`${request.client} ${request.number}`} {...props} known={known} />}
      />
    </section>
  );
}

function Shown({ known, request, back, compare }: ShownProps) {
  const { run, view } = useActors();
  const drawn = useMemo(() => drawnTrace(known.trace, known.now), [known]);
  const [window, setWindow] = useZoom(drawn);
  const { spans } = known.trace;
  const chosen = useChosenSpan(known, request);
  const choose = (place: number): void => {
    askWhy(view, { kind: 'span', ref: request, span: spans[place].id });
  };
  const timeOf = (place: number): number => endOf(spans[place] ?? { from: 0, to: 0 }, known.now);
  const goTo = (place: number): void => {
    run.pause();
    seekerOf(run).to(timeOf(place));
  };
  return (
    <>
      <TraceHeader
        known={known}
        back={back}
        goTo={{ time: timeOf(chosen ?? 0), go: () => goTo(chosen ?? 0) }}
        askWhy={() => askWhy(view, { kind: 'request', ref: request })}
        compare={compare}
      >
        <Minimap drawn={drawn} window={window} setWindow={setWindow} />
      </TraceHeader>
      <Waterfall
        drawn={drawn}
        window={window}
        setWindow={setWindow}
        chosen={chosen}
        choose={choose}
        goTo={goTo}
      >
        <CriticalPath known={known} choose={choose} />
      </Waterfall>
    </>
  );
}

interface ShownProps extends Omit<TracePaneProps, 'otherKey' | 'takesFocus'> {
  readonly known: TraceThen;
}

/** The span of this trace that is asked why, by its place. */
function useChosenSpan({ trace }: TraceThen, request: RequestRef): number | null {
  const id = useView(({ why }) =>
    why?.kind === 'span' && isSameRequest(why.ref, request) ? why.span : null,
  );
  const place = trace.spans.findIndex((span) => span.id === id);
  return place < 0 ? null : place;
}
