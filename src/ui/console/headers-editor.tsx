import { Plus, Trash2 } from 'lucide-react';
import { useId, useRef } from 'react';
import { headerProblem, requestOf, type HeaderRow } from '../../state/console/console-request';
import { Button } from '../widgets/button';
import { Checkbox } from '../widgets/checkbox';
import { IconButton } from '../widgets/icon-button';
import { useConsole, useConsoleStore } from './console-context';
import { isKeptByBrowser, KNOWN_HEADERS } from './known-headers';
import classes from './headers-editor.module.css';

/** The headers that are sent along, one a row. */
export function HeadersEditor() {
  const store = useConsoleStore();
  const draft = useConsole((state) => state.draft);
  const { headers } = draft;
  const names = useId();
  const list = useRef<HTMLDivElement>(null);
  const setAt = (at: number, part: Partial<HeaderRow>): void =>
    store.change({ headers: headers.map((row, index) => (index === at ? { ...row, ...part } : row)) });
  const remove = (at: number): void => {
    store.change({ headers: headers.toSpliced(at, 1) });
    // The row that had the focus is gone.
    list.current?.querySelector<HTMLElement>('[data-add]')?.focus();
  };
  const implied =
    requestOf(draft).headers.length > headers.filter(({ on, name }) => on && name.trim() !== '').length;
  return (
    <div ref={list} className={classes.list}>
      <datalist id={names}>
        {KNOWN_HEADERS.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      {implied && (
        <p className={classes.implied}>
          <code>Content-Type: application/json</code> is sent by itself, as long as no row names another.
        </p>
      )}
      {headers.map((row, at) => (
        <Row
          // oxlint-disable-next-line react/no-array-index-key -- rows have no other name than their place
          key={at}
          row={row}
          at={at}
          names={names}
          set={(part) => setAt(at, part)}
          remove={() => remove(at)}
        />
      ))}
      <div>
        <Button
          size="small"
          variant="quiet"
          data-add
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => store.change({ headers: [...headers, { name: '', value: '', on: true }] })}
        >
          Add a header
        </Button>
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: HeaderRow;
  readonly at: number;
  readonly names: string;
  readonly set: (part: Partial<HeaderRow>) => void;
  readonly remove: () => void;
}

function Row({ row: { name, value, on }, at, names, set, remove }: RowProps) {
  const id = useId();
  const number = at + 1;
  const wrong = name.trim() === '' || !on ? null : headerProblem(name.trim(), value.trim());
  const note =
    wrong ?? (on && isKeptByBrowser(name) ? `Browsers do not let a page set ${name.trim()}.` : null);
  return (
    <>
      <div className={classes.row} role="group" aria-label={`Header ${number}`}>
        <Checkbox
          label={<span className="visually-hidden">{`Send header ${number}`}</span>}
          checked={on}
          onChange={(next) => set({ on: next })}
        />
        <input
          className={classes.name}
          aria-label="Name"
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-note`}
          placeholder="Name"
          list={names}
          autoComplete="off"
          spellCheck={false}
          value={name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <input
          className={classes.value}
          aria-label="Value"
          placeholder="Value"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => set({ value: event.target.value })}
        />
        <IconButton
          label={`Remove header ${number}`}
          size="small"
          icon={<Trash2 size={14} aria-hidden="true" />}
          onClick={remove}
        />
      </div>
      <p id={`${id}-note`} className={wrong === null ? classes.note : classes.wrong}>
        {note}
      </p>
    </>
  );
}
