import { Check, Eye, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DeskStatus } from '../../state/drafts/desk-state';
import { useActors } from '../app/app-context';
import { useAction } from '../app/use-action';
import { Menu, type MenuEntry } from '../widgets/menu';
import { classNames } from '../widgets/class-names';
import { troubleReason, troubleSentence } from './trouble-words';
import { useDesk, useDeskState } from './use-desk';
import classes from './status.module.css';

/** Whether what the person has made is kept, in a word; and what can be done where it is not. */
export default function Status() {
  const status = useDeskState((state) => state.status);
  const entries = useEntries(status);
  if (status === null) return null;
  const { glyph, word, reason, tip, isAlarming } = looksOf(status);
  return (
    <Menu
      trigger={
        <button type="button" className={classNames(classes.status, isAlarming && classes.alarming)}>
          {glyph}
          <span className={classNames(classes.word, isAlarming && classes.shown)}>{word}</span>
          {reason !== undefined && <span className="visually-hidden">: {reason}</span>}
        </button>
      }
      entries={[{ heading: tip }, ...entries]}
    />
  );
}

interface Looks {
  readonly glyph: ReactNode;
  readonly word: string;
  /** What there is no room for in the bar. */
  readonly reason?: string;
  /** The whole of it, in a sentence. */
  readonly tip: string;
  readonly isAlarming: boolean;
}

function looksOf(status: DeskStatus): Looks {
  switch (status.kind) {
    case 'saving':
      return {
        glyph: <LoaderCircle size={12} aria-hidden="true" />,
        word: 'Saving…',
        tip: 'What you make is kept in this browser',
        isAlarming: false,
      };
    case 'saved':
      return {
        glyph: <Check size={12} aria-hidden="true" />,
        word: 'Saved',
        tip: 'Kept in this browser as a draft',
        isAlarming: false,
      };
    case 'looking':
      return {
        glyph: <Eye size={12} aria-hidden="true" />,
        word: status.isFree ? 'Closed there' : 'Looking on',
        tip: status.isFree
          ? 'The other tab has closed this draft'
          : 'Another tab has this draft: what you change here becomes a copy',
        isAlarming: false,
      };
    case 'unsaved':
      return {
        glyph: <TriangleAlert size={12} aria-hidden="true" />,
        word: 'Not saved',
        reason: troubleReason(status.trouble),
        tip: troubleSentence(status.trouble),
        isAlarming: true,
      };
  }
}

function useEntries(status: DeskStatus | null): readonly MenuEntry[] {
  const { view } = useActors();
  const desk = useDesk();
  const save = useAction('file.save-run');
  const file: MenuEntry = {
    label: 'Save as a file',
    disabledReason: save.unavailable,
    onSelect: save.run,
  };
  const all: MenuEntry = { label: 'All drafts', onSelect: () => view.setState({ overlay: 'drafts' }) };
  const id = desk.openId;
  if (status?.kind !== 'looking' || id === null) return [file, all];
  if (status.isFree)
    return [{ label: 'Open its newest state here', onSelect: () => void desk.opener.open(id) }, all];
  return [
    { label: 'Open a copy', onSelect: () => void desk.opener.openCopy(id) },
    { label: 'Take it over', onSelect: () => void desk.opener.open(id, 'taking-over') },
    file,
    all,
  ];
}
