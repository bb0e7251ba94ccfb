import { useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { askWhy } from '../../state/view';
import type { RequestRef } from '../../worker/traces';
import { useActors, useView } from '../app/app-context';
import { useSize } from '../time-axis/use-size';
import { EmptyState } from '../widgets/empty-state';
import { Comparison } from './comparison';
import { TraceFinder, type TraceFinderProps } from './trace-finder';
import { TracePane } from './trace-pane';
import { ALL_TRACES, isSameRequest } from './trace-query';
import { useTraceSource } from './use-trace-source';
import classes from './traces-view.module.css';

/** Narrower than this there is room for the list or a trace, and not for both: px at the usual scale. */
const BOTH_FROM_PX = 640;

/** The traces of the run: a list of those that were kept, and beside it the one that is looked at. */
export function TracesView() {
  const box = useRef<HTMLDivElement>(null);
  const { width, scale } = useSize(box);
  const hasRoom = width >= BOTH_FROM_PX * scale;
  const { trace, finder, pane } = useChoice(hasRoom);
  const showsList = hasRoom || trace === null || finder.isPicking;
  return (
    <div ref={box} className={classes.view}>
      {showsList && (
        <div className={hasRoom ? classes.side : classes.alone}>
          <TraceFinder {...finder} />
        </div>
      )}
      {(hasRoom || !showsList) && (
        <Chosen trace={trace}>{trace !== null && <TracePane {...pane} request={trace} />}</Chosen>
      )}
    </div>
  );
}

/** What is looked for, which row the keys go on from, and what choosing one does. */
function useChoice(hasRoom: boolean) {
  const { view } = useActors();
  const list = useRef<HTMLDivElement>(null);
  const byKey = useFlag();
  const trace = useView((now) => now.trace);
  const [query, setQuery] = useState(ALL_TRACES);
  const [isScrolled, setScrolled] = useState(false);
  const [active, activate] = useState<RequestRef | null>(trace);
  const [isPicking, setPicking] = useState(false);
  const isHeld = isScrolled || active !== null;
  const source = useTraceSource(query, isHeld);
  const open = (ref: RequestRef, toCompare: boolean): void => {
    const compares = (toCompare || isPicking) && trace !== null && !isSameRequest(ref, trace);
    activate(ref);
    setPicking(false);
    view.setState(compares ? { compareWith: ref } : { trace: ref, compareWith: null });
  };
  const openByKey = (ref: RequestRef, toCompare: boolean): void => {
    byKey.raise();
    open(ref, toCompare);
  };
  const back = (): void => {
    setPicking(false);
    view.setState({ trace: null, compareWith: null });
  };
  const otherKey = (key: string): boolean => {
    const next = trace === null ? null : neighbourOf(source, trace, key);
    if (next !== null) openByKey(next, false);
    if (key !== 'Escape') return next !== null;
    // The list is there to be focused once it is drawn.
    if (!hasRoom) flushSync(back);
    list.current?.focus();
    return true;
  };
  const finder: TraceFinderProps = {
    source,
    query,
    setQuery: (next) => {
      setQuery(next);
      activate(null);
    },
    active,
    activate,
    open,
    openByKey,
    askWhy: (ref) => {
      activate(ref);
      view.setState({ trace: ref, compareWith: null });
      askWhy(view, { kind: 'request', ref });
    },
    leave: () => {
      const meansSomething = isPicking || active !== null;
      if (!isPicking) activate(null);
      setPicking(false);
      return meansSomething;
    },
    isHeld,
    hold: setScrolled,
    release: () => {
      activate(null);
      setScrolled(false);
    },
    isPicking,
    stopPicking: () => setPicking(false),
    scroller: list,
  };
  const compare = (): void => setPicking(true);
  return { trace, finder, pane: { back: hasRoom ? null : back, compare, otherKey, takesFocus: byKey.take } };
}

/** Something that is remembered until somebody asks for it. */
function useFlag(): { readonly raise: () => void; readonly take: () => boolean } {
  const flag = useRef(false);
  return {
    raise: () => {
      flag.current = true;
    },
    take: () => {
      const was = flag.current;
      flag.current = false;
      return was;
    },
  };
}

interface ChosenProps {
  readonly trace: RequestRef | null;
  readonly children: ReactNode;
}

function Chosen({ trace, children }: ChosenProps) {
  const { view } = useActors();
  const other = useView((now) => now.compareWith);
  if (trace === null) {
    return (
      <section className={classes.pane} aria-label="Trace">
        <EmptyState>
          A trace is one request with all calls that it led to: where its time went, and why it ended as it
          did. Choose one in the list, or type the number of a request.
        </EmptyState>
      </section>
    );
  }
  if (other === null) return children;
  return <Comparison first={trace} second={other} close={() => view.setState({ compareWith: null })} />;
}

/** J and K lead to the next and the previous trace of the list, as they do in the list itself. */
function neighbourOf(
  source: ReturnType<typeof useTraceSource>,
  trace: RequestRef,
  key: string,
): RequestRef | null {
  const by = key.toLowerCase() === 'j' ? 1 : key.toLowerCase() === 'k' ? -1 : 0;
  const at = source.indexOf(trace);
  return by === 0 || at === null ? null : (source.row(at + by)?.ref ?? null);
}
