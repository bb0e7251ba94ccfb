import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useActors, useView } from '../app/app-context';
import { Problem } from '../traces/asked-pane';
import { useSize } from '../time-axis/use-size';
import type { ModelSide } from './model-header';
import { ModelList, NoModels, type ModelListProps } from './model-list';
import { ModelPane, type ModelPaneProps } from './model-pane';
import { useReadModels } from './use-read-models';
import classes from './read-models-view.module.css';

/** Narrower than this there is room for the list or one read model, and not for both: px at the usual scale. */
const BOTH_FROM_PX = 680;

/** The read models of the run: all of them, and beside the list the one that is looked at. */
export function ReadModelsView() {
  const box = useRef<HTMLDivElement>(null);
  const { width, scale } = useSize(box);
  const hasRoom = width >= BOTH_FROM_PX * scale;
  const answer = useReadModels();
  const rows = answer.value?.told.rows ?? [];
  // Of one alone a list would say nothing that the read model itself does not say.
  const hasList = hasRoom && rows.length > 1;
  const { chosen, list, pane } = useChoice(rows.map(({ id }) => id));
  return (
    <div ref={box} className={classes.view}>
      {(hasList || chosen === null) && (
        <div className={chosen === null ? classes.alone : classes.side}>
          {answer.error !== null && <Problem sentence={answer.error} retry={answer.retry} />}
          {rows.length > 0 && <ModelList {...list} rows={rows} now={answer.value?.now ?? 0} />}
          {answer.value !== null && rows.length === 0 && <NoModels />}
        </div>
      )}
      {chosen !== null && <ModelPane {...pane} key={chosen} id={chosen} />}
    </div>
  );
}

/** Which one is shown, which row the keys go on from, and what choosing one does. */
function useChoice(ids: readonly string[]): {
  readonly chosen: string | null;
  readonly list: Omit<ModelListProps, 'rows' | 'now'>;
  readonly pane: Omit<ModelPaneProps, 'id'>;
} {
  const { view } = useActors();
  const chosen = useView((now) => now.readModel);
  const [active, activate] = useState(chosen);
  // Whoever goes from one read model to the next looks at the same side of them.
  const [side, setSide] = useState<ModelSide>('stands');
  const box = useRef<HTMLDivElement>(null);
  const passes = useRef(false);
  const open = (id: string): void => {
    activate(id);
    view.setState({ readModel: id });
  };
  const openByKey = (id: string): void => {
    passes.current = true;
    open(id);
  };
  const back = (): void => {
    // The list is there to be focused once it is drawn.
    flushSync(() => view.setState({ readModel: null }));
    box.current?.focus();
  };
  const otherKey = (key: string): boolean => {
    const next = chosen === null ? undefined : neighbourOf(ids, chosen, key);
    if (next !== undefined) openByKey(next);
    if (key === 'Escape') back();
    return next !== undefined || key === 'Escape';
  };
  const takesFocus = (): boolean => {
    const was = passes.current;
    passes.current = false;
    return was;
  };
  return {
    chosen,
    list: { chosen, active, activate, open, openByKey, box },
    pane: { side, setSide, back, otherKey, takesFocus },
  };
}

/** J and K lead to the next and the previous one, as they do in the list itself. */
export function neighbourOf(ids: readonly string[], shown: string, key: string): string | undefined {
  const by = key.toLowerCase() === 'j' ? 1 : key.toLowerCase() === 'k' ? -1 : 0;
  const at = ids.indexOf(shown);
  return by === 0 || at < 0 || at + by < 0 ? undefined : ids[at + by];
}
