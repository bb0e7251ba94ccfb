import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { askWhy } from '../../state/view';
import { useActors, useView } from '../app/app-context';
import { neighbourOf, useHold } from '../held-list/use-hold';
import { useSize } from '../time-axis/use-size';
import { ToggleGroup } from '../widgets/toggle-group';
import { WAYS, type MatrixWay } from './matrix-rows';
import { SagaFinder, type SagaFinderProps } from './saga-finder';
import { SagaOverview } from './saga-overview';
import { SagaPane } from './saga-pane';
import { ALL_SAGAS } from './saga-query';
import { useSagaSource } from './use-saga-source';
import classes from './sagas-view.module.css';

/** Narrower than this there is room for the list or one saga, and not for both: px at the usual scale. */
const BOTH_FROM_PX = 640;

/** The sagas of the run: a list of them, and beside it the one that is looked at, or where all of them stand. */
export function SagasView() {
  const box = useRef<HTMLDivElement>(null);
  const { width, scale } = useSize(box);
  const hasRoom = width >= BOTH_FROM_PX * scale;
  const { saga, finder, pane, showThere } = useChoice(hasRoom);
  return (
    <div ref={box} className={classes.view}>
      {hasRoom ? (
        <>
          <div className={classes.side}>
            <SagaFinder {...finder} />
          </div>
          {saga === null ? (
            <SagaOverview source={finder.source} show={showThere} />
          ) : (
            <SagaPane {...pane} key={saga} saga={saga} />
          )}
        </>
      ) : (
        <Narrow finder={finder} showThere={showThere}>
          {saga !== null && <SagaPane {...pane} key={saga} saga={saga} />}
        </Narrow>
      )}
    </div>
  );
}

interface NarrowProps {
  readonly finder: SagaFinderProps;
  readonly showThere: (saga: string, step: string, way: MatrixWay) => void;
  /** The saga that is shown in place of all; false for none. */
  readonly children: React.ReactNode;
}

/** One thing at a time. */
function Narrow({ finder, showThere, children }: NarrowProps) {
  const [shows, show] = useState<'list' | 'steps'>('list');
  if (children !== false) return children;
  const choice = (
    <ToggleGroup
      label="Sagas as"
      options={[
        { value: 'list', label: 'List' },
        { value: 'steps', label: 'By step' },
      ]}
      value={shows}
      onChange={show}
    />
  );
  if (shows === 'list') {
    return (
      <div className={classes.alone}>
        <SagaFinder {...finder} choice={choice} />
      </div>
    );
  }
  return (
    <div className={`${classes.alone} ${classes.narrow}`}>
      <div className={classes.choice}>{choice}</div>
      <SagaOverview
        source={finder.source}
        show={(...there) => {
          show('list');
          showThere(...there);
        }}
      />
    </div>
  );
}

/** What is looked for, which row the keys go on from, and what choosing one does. */
function useChoice(hasRoom: boolean) {
  const { view } = useActors();
  const saga = useView((now) => now.saga);
  const { list, activate, passFocus, takesFocus } = useHold(saga);
  const [query, setQuery] = useState(ALL_SAGAS);
  const source = useSagaSource(query, list.isHeld);
  const open = (number: number): void => {
    activate(number);
    view.setState({ saga: number });
  };
  const openByKey = (number: number): void => {
    passFocus();
    open(number);
  };
  const back = (): void => view.setState({ saga: null });
  const otherKey = (key: string): boolean => {
    const next = saga === null ? null : neighbourOf(source, saga, key);
    if (next !== null) openByKey(next);
    if (key !== 'Escape') return next !== null;
    // The list is there to be focused once it is drawn.
    flushSync(back);
    list.scroller.current?.focus();
    return true;
  };
  const look = (next: typeof query): void => {
    setQuery(next);
    activate(null);
  };
  const finder: SagaFinderProps = {
    ...list,
    source,
    query,
    setQuery: look,
    open,
    openByKey,
    askWhy: ({ number, request }) => {
      open(number);
      askWhy(view, { kind: 'request', ref: request });
    },
  };
  const showThere = (id: string, step: string, way: MatrixWay): void => {
    const states = WAYS.flatMap((one) => (one.way === way ? [one.state] : []));
    look({ saga: id, states, text: step });
  };
  return { saga, finder, showThere, pane: { back, hasRoom, otherKey, takesFocus } };
}
