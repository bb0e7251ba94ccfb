import { Ellipsis, FileWarning } from 'lucide-react';
import { useState } from 'react';
import type { DraftEntry } from '../../state/drafts/desk-state';
import type { DraftHead } from '../../state/drafts/draft';
import { formatRoute } from '../../state/route';
import { useScenarios } from '../app/scenarios-context';
import { Miniature } from '../start/miniature';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { Menu, type MenuEntry } from '../widgets/menu';
import { downloadText } from './download-text';
import { Ago } from './ago';
import { factTexts, originText, standText } from './draft-words';
import { useDesk } from './use-desk';
import classes from './draft-row.module.css';

interface DraftRowProps {
  readonly entry: DraftEntry;
  /** It is about to be opened. */
  readonly onOpen: () => void;
}

export function DraftRow({ entry, onOpen }: DraftRowProps) {
  return entry.kind === 'sound' ? (
    <SoundRow head={entry.head} isElsewhere={entry.isElsewhere} onOpen={onOpen} />
  ) : (
    <UnreadableRow entry={entry} />
  );
}

interface SoundRowProps {
  readonly head: DraftHead;
  readonly isElsewhere: boolean;
  readonly onOpen: () => void;
}

function SoundRow({ head, isElsewhere, onOpen }: SoundRowProps) {
  const desk = useDesk();
  const scenarios = useScenarios();
  const [isRenaming, setRenaming] = useState(false);
  const { id, name, picture, updatedAt } = head;
  const origin = originText(head, (sought) => scenarios.find((one) => one.id === sought)?.title);
  const entries: MenuEntry[] = [
    { label: 'Rename', onSelect: () => setRenaming(true) },
    { label: 'Duplicate', onSelect: () => void desk.list.duplicate(id) },
    'separator',
    {
      label: 'Delete',
      danger: true,
      ...(isElsewhere && { disabledReason: 'Another tab has it open.' }),
      onSelect: () => void desk.list.remove([id]),
    },
  ];
  return (
    <li className={classes.row}>
      <div className={classes.picture}>{picture.nodes.length > 0 && <Picture head={head} />}</div>
      <div className={classes.words}>
        {isRenaming ? (
          <NameForm
            name={name}
            onDone={(next) => {
              setRenaming(false);
              if (next !== null) void desk.list.rename(id, next);
            }}
          />
        ) : (
          <a href={formatRoute({ kind: 'draft', id })} className={classes.name} onClick={onOpen}>
            {name}
          </a>
        )}
        <p className={classes.facts}>
          <span>
            <Ago at={updatedAt} />
          </span>
          {origin !== null && <span>{origin}</span>}
          <span>{standText(head)}</span>
          {factTexts(head).map((text) => (
            <span key={text}>{text}</span>
          ))}
          {isElsewhere && <strong>open in another tab</strong>}
        </p>
      </div>
      <Menu
        trigger={<IconButton label={`More about ${name}`} icon={<Ellipsis size={16} aria-hidden="true" />} />}
        entries={entries}
        align="end"
      />
    </li>
  );
}

/** The topology in small; what would fail in it is not drawn. */
function Picture({ head: { picture } }: { readonly head: DraftHead }) {
  return <Miniature picture={{ ...picture, faults: [] }} />;
}

interface NameFormProps {
  readonly name: string;
  /** Null: it keeps its name. */
  readonly onDone: (name: string | null) => void;
}

const LONGEST_NAME = 80;

function NameForm({ name, onDone }: NameFormProps) {
  const [text, setText] = useState(name);
  const next = text.trim();
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onDone(next === '' || next === name ? null : next);
      }}
    >
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- somebody has just asked for this field
        autoFocus
        data-draft
        className={classes.input}
        aria-label={`Name of ${name}`}
        maxLength={LONGEST_NAME}
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(null);
        }}
      />
      <Button type="submit" size="small">
        Rename
      </Button>
    </form>
  );
}

function UnreadableRow({ entry }: { readonly entry: Exclude<DraftEntry, { kind: 'sound' }> }) {
  const desk = useDesk();
  const { id } = entry;
  const save = async (): Promise<void> => {
    const text = await desk.list.exported(id);
    if (text.ok) downloadText(`draft-${id.slice(0, 8)}.json`, text.value);
  };
  return (
    <li className={classes.row}>
      <div className={classes.picture}>
        <FileWarning size={20} className={classes.warning} aria-hidden="true" />
      </div>
      <div className={classes.words}>
        <strong className={classes.name}>
          {entry.kind === 'newer' ? 'A draft of a newer Breakwater' : 'A spoiled draft'}
        </strong>
        <p className={classes.facts}>
          {entry.kind === 'newer' ? (
            <span>Reload the page to get it. It is left as it is.</span>
          ) : (
            <span>It cannot be opened: {entry.message}.</span>
          )}
        </p>
      </div>
      <Button size="small" onClick={() => void save()}>
        Save what there is
      </Button>
      {entry.kind === 'spoiled' && (
        <Button size="small" onClick={() => void desk.list.remove([id])}>
          Delete
        </Button>
      )}
    </li>
  );
}
