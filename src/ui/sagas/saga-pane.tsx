import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { seekerOf } from '../../state/seeking';
import { askWhy } from '../../state/view';
import { useActors } from '../app/app-context';
import { useSize } from '../time-axis/use-size';
import { AskedPane } from '../traces/asked-pane';
import { ActTable } from './act-table';
import { ActTimeline } from './act-timeline';
import { drawnSaga } from './act-lines';
import { BackButton, SagaHeader } from './saga-header';
import { SagaData } from './saga-data';
import { SagaEntries } from './saga-entries';
import { SagaWhy } from './saga-why';
import { useSaga, type SagaThen } from './use-saga';
import classes from './saga-pane.module.css';
import view from './sagas-view.module.css';

export interface SagaPaneProps {
  readonly saga: number;
  readonly back: () => void;
  /** The list stands beside it. */
  readonly hasRoom: boolean;
  /** Keys that lead to another saga, or back. Tells whether this one did. */
  readonly otherKey: (key: string) => boolean;
  /** The saga was chosen by a key: the pane takes the focus, so that the next key comes here. */
  readonly takesFocus: () => boolean;
}

/** One saga whole: its acts over time, why it is where it is, and what can be done about it. */
export function SagaPane(props: SagaPaneProps) {
  const { saga, back, hasRoom, otherKey, takesFocus } = props;
  const { view: page } = useActors();
  const section = useRef<HTMLElement>(null);
  const answer = useSaga(saga);
  const latest = useRef(takesFocus);
  useEffect(() => {
    latest.current = takesFocus;
  });
  useEffect(() => {
    if (latest.current()) section.current?.focus();
  }, [saga]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLSelectElement) return;
    const request = answer.value?.detail.row.request;
    const asksWhy = event.key.toLowerCase() === 'w' && request !== undefined;
    if (asksWhy) askWhy(page, { kind: 'request', ref: request });
    if (asksWhy || otherKey(event.key)) event.preventDefault();
  };
  return (
    // It only listens on behalf of what is in it.
    <section ref={section} className={view.pane} aria-label="Saga" tabIndex={-1} {...{ onKeyDown }}>
      <AskedPane
        answer={answer}
        top={<BackButton back={back} hasRoom={hasRoom} />}
        show={(known) => <SagaShown known={known} back={back} hasRoom={hasRoom} />}
      />
    </section>
  );
}

/** Wider than this, px at the usual scale, words and data stand beside the drawing and not below it. */
const BESIDE_FROM_PX = 860;

export interface SagaShownProps extends Pick<SagaPaneProps, 'back' | 'hasRoom'> {
  readonly known: SagaThen;
}

export function SagaShown({ known, back, hasRoom }: SagaShownProps) {
  const { run, view: page } = useActors();
  const box = useRef<HTMLDivElement>(null);
  const { width, scale } = useSize(box);
  const [asTable, setAsTable] = useState(false);
  const drawn = useMemo(() => drawnSaga(known), [known]);
  const { row } = known.detail;
  const goTo = (time: number): void => {
    run.pause();
    seekerOf(run).to(time);
  };
  const isBeside = width >= BESIDE_FROM_PX * scale;
  const drawing = (
    <>
      {asTable ? null : <ActTimeline drawn={drawn} />}
      <ActTable drawn={drawn} isShown={asTable} />
    </>
  );
  const entries = <SagaEntries entries={known.detail.entries} goTo={goTo} />;
  const why = <SagaWhy detail={known.detail} />;
  const data = <SagaData detail={known.detail} />;
  return (
    <>
      <SagaHeader
        known={known}
        back={back}
        hasRoom={hasRoom}
        asTable={asTable}
        setAsTable={setAsTable}
        goTo={goTo}
        openTrace={() => page.setState({ dockTab: 'traces', trace: row.request, compareWith: null })}
        askWhy={() => askWhy(page, { kind: 'request', ref: row.request })}
        cancel={row.state === 'running' ? () => run.cancelSaga(row.number) : null}
      />
      <div ref={box} className={isBeside ? classes.beside : classes.below}>
        {isBeside ? (
          <>
            <div className={classes.main}>
              {drawing}
              {entries}
            </div>
            <div className={classes.words}>
              {why}
              {data}
            </div>
          </>
        ) : (
          <>
            {why}
            {drawing}
            {entries}
            {data}
          </>
        )}
      </div>
    </>
  );
}
