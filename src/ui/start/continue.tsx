import { useEffect, useState } from 'react';
import type { DraftEntry } from '../../state/drafts/desk-state';
import { useActors, useRun, useView } from '../app/app-context';
import { DraftLine } from '../drafts/draft-line';
import { useLateDesk } from '../drafts/use-desk';
import { Button } from '../widgets/button';
import { NewestDraft } from './newest-draft';
import { RunLeft } from './run-left';
import classes from './continue.module.css';

/** So many are named beside the first; all others are behind a button. */
const NAMED = 3;

/** The run that was left and waits in this tab, or else the newest draft; and others that were made before. */
export default function Continue() {
  const entries = useEntries();
  const { view } = useActors();
  const showAll = (): void => view.setState({ overlay: 'drafts' });
  const draft = useView((now) => now.draft);
  const isOpen = useRun(({ phase, scenario }) => phase === 'ready' && scenario !== null);
  const newest = isOpen ? undefined : entries?.find((entry) => entry.kind === 'sound');
  const open = entries?.filter((entry) => entry.kind === 'sound').find(({ id }) => id === draft);
  const shown = isOpen ? draft : newest?.id;
  const others = (entries ?? []).filter(({ id }) => id !== shown);
  if (!isOpen && (entries === null || entries.length === 0)) return null;
  return (
    <section aria-labelledby="continue" className={classes.section}>
      <h2 id="continue" className={classes.heading}>
        Continue where you left
      </h2>
      <div className={classes.columns}>
        {isOpen ? <RunLeft head={open?.head} /> : newest !== undefined && <NewestDraft head={newest.head} />}
        {others.length > 0 && (
          <div className={classes.others}>
            <ul className={classes.lines} aria-label="Earlier drafts">
              {others.slice(0, NAMED).map((entry) => (
                <DraftLine key={entry.id} entry={entry} />
              ))}
            </ul>
            <Button size="small" onClick={showAll}>
              {entries?.length === 1 ? 'All drafts' : `All ${entries?.length} drafts`}
            </Button>
          </div>
        )}
        {others.length === 0 && entries !== null && entries.length > 0 && (
          <Button size="small" className={classes.all} onClick={showAll}>
            All drafts
          </Button>
        )}
      </div>
    </section>
  );
}

/** Null until they are read. */
function useEntries(): readonly DraftEntry[] | null {
  const desk = useLateDesk();
  const [entries, setEntries] = useState(desk?.store.getState().entries ?? null);
  useEffect(() => {
    if (desk === null) return undefined;
    const stop = desk.store.subscribe((state) => setEntries(state.entries));
    const rest = desk.list.watch();
    return () => {
      stop();
      rest();
    };
  }, [desk]);
  return entries;
}
