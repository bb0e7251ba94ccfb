import { useEffect, useId, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { ReadModelRow } from '../../worker/read-models';
import { count } from '../figures';
import { NothingYet } from '../next-step/nothing-yet';
import { rowByKey } from '../row-window/list-keys';
import { ModelRow } from './model-row';
import classes from './model-list.module.css';

export interface ModelListProps {
  readonly rows: readonly ReadModelRow[];
  readonly now: number;
  /** The one that is shown beside the list. */
  readonly chosen: string | null;
  /** The one that the keys go on from. */
  readonly active: string | null;
  readonly activate: (id: string | null) => void;
  readonly open: (id: string) => void;
  readonly openByKey: (id: string) => void;
  readonly box: RefObject<HTMLDivElement | null>;
}

/** All read models of the run: in columns where there is room, else each in three lines. */
export function ModelList(props: ModelListProps) {
  const { rows, now, chosen, active, open, box } = props;
  const id = useId();
  const onKeyDown = useListKeys(props);
  const at = rows.findIndex((row) => row.id === active);
  const activeOption = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Without braces it would give back what some browsers do: a promise, which is no way to clean up.
    activeOption.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <section className={classes.list} aria-label="List of read models">
      <div className={classes.figures}>
        {`${count(rows.length)} ${rows.length === 1 ? 'read model' : 'read models'}`}
      </div>
      <Captions />
      <div className={classes.scroller}>
        <div
          ref={box}
          role="listbox"
          tabIndex={0}
          aria-label="Read models"
          aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
          className={classes.rows}
          onKeyDown={onKeyDown}
        >
          {rows.map((row, index) => (
            <ModelRow
              key={row.id}
              ref={index === at ? activeOption : null}
              id={`${id}-${index}`}
              row={row}
              now={now}
              isChosen={row.id === chosen}
              isActive={index === at}
              onChoose={() => open(row.id)}
            />
          ))}
        </div>
        {chosen === null && (
          <p className={classes.hint}>
            A read model is made of the events of a service, one after the other, so that reading asks nobody
            else. What it shows is as old as its lag. Choose one to see it beside the write side, and to ask
            it something.
          </p>
        )}
      </div>
    </section>
  );
}

/** Where the rows are in columns they have no words of their own for what a figure is. */
function Captions() {
  return (
    <div className={classes.captions} aria-hidden="true">
      <span className={classes.name}>Read model</span>
      <span className={classes.stands}>Status</span>
      <span className={classes.events}>Lag, events</span>
      <span className={classes.time}>Lag, time</span>
      <span className={classes.spark}>Over the run</span>
      <span className={classes.saved}>Checkpoint</span>
      <span className={classes.notes}>Notes</span>
    </div>
  );
}

/** What a key means in the list of read models. */
export type ListMove =
  { readonly to: string } | { readonly open: string } | { readonly leave: true } | { readonly nothing: true };

/** More than there are ever in sight: a page of them is all of them. */
const PAGE = 20;

export function moveByKey(key: string, ids: readonly string[], active: string | null): ListMove {
  const at = active === null ? -1 : ids.indexOf(active);
  const next = rowByKey(key, at < 0 ? null : at, ids.length, PAGE);
  if (next !== undefined) return { to: ids[next] };
  if (key === 'Enter' && at >= 0) return { open: ids[at] };
  return key === 'Escape' && at >= 0 ? { leave: true } : { nothing: true };
}

function useListKeys({
  rows,
  active,
  activate,
  openByKey,
}: Pick<ModelListProps, 'rows' | 'active' | 'activate' | 'openByKey'>): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ids = rows.map(({ id }) => id);
    const move = moveByKey(event.key, ids, active);
    if ('nothing' in move) return;
    event.preventDefault();
    if ('to' in move) activate(move.to);
    else if ('open' in move) openByKey(move.open);
    else activate(null);
  };
}

/** Nobody tells of any yet. */
export function NoModels() {
  return (
    <NothingYet>
      A read model is data in the shape that its readers ask for, made of the events of services.
    </NothingYet>
  );
}
