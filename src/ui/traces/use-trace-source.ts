import { useDeferredValue, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useActors, useRun } from '../app/app-context';
import { filterOf, type TraceQuery } from './trace-query';
import { TraceSource } from './trace-source';
import { useMoment } from './use-moment';

/** Three times a second at most it is asked whether there are others. */
const REFRESH_MS = 330;

/** The traces that pass, up to the present moment; renders anew when they change. A list that is held stands still. */
export function useTraceSource(query: TraceQuery, isHeld: boolean): TraceSource {
  const { run } = useActors();
  const [source] = useState(
    () => new TraceSource(async (...question) => run.askTraces(...question), filterOf(query), query.order),
  );
  useSyncExternalStore(
    source.subscribe,
    () => source.version,
    () => source.version,
  );
  // A text that is being typed is looked for when there is time for it.
  const wanted = useDeferredValue(JSON.stringify([filterOf(query), query.order]));
  const latest = useRef(query);
  useEffect(() => {
    latest.current = query;
  });
  useEffect(() => {
    void wanted;
    source.setQuestion(filterOf(latest.current), latest.current.order);
  }, [source, wanted]);
  useFresh(source, isHeld);
  return source;
}

/** Keeps the rows up with the run: later ones come, after a way back some are gone, and another line has its own. */
function useFresh(source: TraceSource, isHeld: boolean): void {
  const now = useMoment(REFRESH_MS);
  const line = useRun((run) => run.line);
  const isOpen = useRun((run) => run.layout !== null);
  const before = useRef({ now, line, isOpen });
  useEffect(() => {
    const { now: then, line: other, isOpen: wasOpen } = before.current;
    if (other !== line || (isOpen && !wasOpen)) source.begin();
    else if (now < then) source.refresh();
    else if (now === then) return;
    else if (isHeld) void source.count();
    else source.refresh();
    before.current = { now, line, isOpen };
  }, [source, now, line, isOpen, isHeld]);
}
