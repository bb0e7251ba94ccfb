import { useEffect, useState } from 'react';
import { MOST_DRAFTS } from '../../state/drafts/draft-store';
import { sizeOf } from '../../state/drafts/draft';
import type { DraftEntry } from '../../state/drafts/desk-state';
import { Button } from '../widgets/button';
import { Dialog } from '../widgets/dialog';
import { EmptyState } from '../widgets/empty-state';
import { SearchField } from '../widgets/search-field';
import { Passing } from './draft-notice';
import { DraftRow } from './draft-row';
import { sizeText } from './draft-words';
import { troubleAdvice, troubleReason } from './trouble-words';
import { useDesk, useDeskState } from './use-desk';
import classes from './drafts-dialog.module.css';

/** So many need no search. */
const FEW = 5;

interface DraftsDialogProps {
  readonly onClose: () => void;
}

/** All drafts, newest first, and what can be done with each of them. */
export function DraftsDialog({ onClose }: DraftsDialogProps) {
  const desk = useDesk();
  const entries = useDeskState((state) => state.entries);
  const trouble = useDeskState((state) => state.listTrouble);
  const [sought, setSought] = useState('');
  const [sure, setSure] = useState(false);
  useEffect(() => desk.list.watch(), [desk]);
  const found = (entries ?? []).filter((entry) => nameOf(entry).includes(sought.trim().toLowerCase()));
  const deleteAll = (): void => {
    setSure(false);
    void desk.list.remove((entries ?? []).filter(({ kind }) => kind !== 'newer').map(({ id }) => id));
  };
  const many = (entries?.length ?? 0) > 1;
  return (
    <Dialog
      title="Drafts"
      description="What you made, kept in this browser. Other people and other browsers do not see it."
      open
      onOpenChange={onClose}
      width="wide"
      actions={
        <Foot entries={entries ?? []}>
          {sure ? (
            <>
              <Button onClick={() => setSure(false)}>Keep them</Button>
              <Button onClick={deleteAll}>Delete {entries?.length} drafts</Button>
            </>
          ) : (
            many && <Button onClick={() => setSure(true)}>Delete all</Button>
          )}
        </Foot>
      }
    >
      {(entries?.length ?? 0) > FEW && (
        <SearchField label="Find a draft" value={sought} onChange={setSought} className={classes.find} />
      )}
      {trouble !== null && (
        <p role="alert" className={classes.trouble}>
          The drafts cannot be read: {troubleReason(trouble)}. {troubleAdvice(trouble)}
        </p>
      )}
      {entries !== null && found.length === 0 && (
        <EmptyState>
          {entries.length === 0
            ? 'No drafts yet. Change a scenario or open a file, and it is kept here.'
            : `No draft is called “${sought.trim()}”.`}
        </EmptyState>
      )}
      <ul className={classes.rows} aria-label="Drafts, newest first">
        {found.map((entry) => (
          <DraftRow key={entry.id} entry={entry} onOpen={onClose} />
        ))}
      </ul>
      <Said />
    </Dialog>
  );
}

/** What was done here is said here: the page behind is out of reach. */
function Said() {
  const desk = useDesk();
  const notice = useDeskState((state) => state.notice);
  return (
    <div role="status" className={classes.said}>
      {notice !== null && <Passing key={notice.id} notice={notice} onClose={desk.dismissNotice} />}
    </div>
  );
}

interface FootProps {
  readonly entries: readonly DraftEntry[];
  readonly children: React.ReactNode;
}

function Foot({ entries, children }: FootProps) {
  const isPersistent = useDeskState((state) => state.isPersistent);
  const size = entries.reduce((sum, entry) => sum + (entry.kind === 'sound' ? sizeOf(entry.head) : 0), 0);
  return (
    <>
      <p className={classes.space}>
        {entries.length} of at most {MOST_DRAFTS} drafts{entries.length > 0 && `, ${sizeText(size)}`}.
        {isPersistent === true && ' The browser has promised to keep them.'}
        {isPersistent === false && ' The browser may delete them when it is short of room.'}
      </p>
      {children}
    </>
  );
}

function nameOf(entry: DraftEntry): string {
  return entry.kind === 'sound' ? entry.head.name.toLowerCase() : '';
}
