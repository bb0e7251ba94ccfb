import { useDeferredValue, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { HEAD } from '../../worker/frame';
import type { RowFilter } from '../../worker/protocol';
import { useActors, useRun } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { LogSource } from './log-source';

/** Four times a second at most the log is asked whether it grew. */
const REFRESH_MS = 250;

/** The rows of the running log that pass the filter; renders anew when they change. */
export function useLogSource(filter: RowFilter): LogSource {
  const { run } = useActors();
  const [source] = useState(
    () => new LogSource(async (asked, offset, limit) => run.askRows(asked, offset, limit)),
  );
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
  useFresh(source);
  return source;
}

/** Keeps the rows up with the run: new ones, those of another run or line, and other names. */
function useFresh(source: LogSource): void {
  const rows = useFrame((feed) => feed.frame?.head(HEAD.logRows) ?? 0, REFRESH_MS);
  const isOpen = useRun((run) => run.layout !== null);
  const line = useRun((run) => run.line);
  const scenario = useRun((run) => run.scenario);
  const before = useRef(rows);
  useEffect(() => {
    if (rows !== before.current) source.refresh();
    before.current = rows;
  }, [source, rows]);
  useEffect(() => {
    if (isOpen) source.begin();
  }, [source, isOpen, line]);
  useEffect(() => {
    if (scenario !== null) source.doubt();
  }, [source, scenario]);
}
