import { useDeferredValue, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useRun } from '../app/app-context';
import { useMoment } from '../traces/use-moment';
import type { HeldSource, RowsAnswer } from './held-source';

/** Three times a second at most it is asked whether there are others. */
const REFRESH_MS = 330;

type Fresh<Filter> = Pick<
  HeldSource<Filter, unknown, RowsAnswer<unknown>>,
  'version' | 'subscribe' | 'begin' | 'refresh' | 'setFilter'
>;

/** The rows that pass, as they are at the present moment; renders anew when they change. A list that is held stands still. */
export function useHeldSource<Filter, Source extends Fresh<Filter>>(
  make: () => Source,
  filter: Filter,
  isHeld: boolean,
): Source {
  const [source] = useState(make);
  useSyncExternalStore(
    source.subscribe,
    () => source.version,
    () => source.version,
  );
  // A text that is being typed is looked for when there is time for it.
  const wanted = useDeferredValue(JSON.stringify(filter));
  const latest = useRef(filter);
  useEffect(() => {
    latest.current = filter;
  });
  useEffect(() => {
    void wanted;
    source.setFilter(latest.current);
  }, [source, wanted]);
  useFresh(source, isHeld);
  return source;
}

/** Keeps the rows up with the run: later ones come, after a way back some are gone, and another line has its own. */
function useFresh(source: Pick<Fresh<unknown>, 'begin' | 'refresh'>, isHeld: boolean): void {
  const now = useMoment(REFRESH_MS);
  const line = useRun((run) => run.line);
  const isOpen = useRun((run) => run.layout !== null);
  // Somebody who says what becomes of a stuck saga changes it at a moment that stands still.
  const log = useRun((run) => run.log);
  const before = useRef({ now, line, isOpen, log, isHeld });
  useEffect(() => {
    const then = before.current;
    before.current = { now, line, isOpen, log, isHeld };
    const isSame = now === then.now && log === then.log && isHeld === then.isHeld;
    if (then.line !== line || (isOpen && !then.isOpen)) source.begin();
    else if (!isSame) source.refresh(isHeld && now >= then.now);
  }, [source, now, line, isOpen, isHeld, log]);
}
