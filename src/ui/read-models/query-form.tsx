import { useId } from 'react';
import type { ViewKind } from '../../domain/views/view-settings';
import { Select } from '../widgets/select';
import { KIND_WORDS } from './kind-words';
import type { QueryDraft } from './query-draft';
import classes from './query-console.module.css';

interface QueryFormProps {
  readonly shows: ViewKind;
  /** Statuses that there are to ask for; without any there is nothing to choose. */
  readonly statuses: readonly string[];
  readonly draft: QueryDraft;
  readonly setDraft: (draft: QueryDraft) => void;
  /** Asks at once. */
  readonly ask: () => void;
}

/** What is asked of the read model: the fields that one of its kind heeds. */
export function QueryForm({ shows, statuses, draft, setDraft, ask }: QueryFormProps) {
  const { words, customer } = KIND_WORDS[shows];
  // Another question begins at its first page.
  const change = (changed: Partial<QueryDraft>): void => setDraft({ ...draft, page: 1, ...changed });
  const offered =
    statuses.includes(draft.status) || draft.status === '' ? statuses : [...statuses, draft.status];
  return (
    <form
      className={classes.form}
      aria-label="Query"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      {customer && (
        <TextField
          label="Id of a customer"
          value={draft.customer}
          onChange={(id) => change({ customer: id })}
        />
      )}
      <TextField label={words} value={draft.text} onChange={(text) => change({ text })} />
      {offered.length > 0 && (
        <span className={classes.status}>
          <Select
            label="Status"
            options={[
              { value: '', label: 'Any status' },
              ...offered.map((status) => ({ value: status, label: status })),
            ]}
            value={draft.status}
            onChange={(status) => change({ status })}
          />
        </span>
      )}
    </form>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Escape empties it, and leaves what is empty to whoever else listens. */
function TextField({ label, value, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <span className={classes.text}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        id={id}
        type="search"
        className={classes.input}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onChange('');
        }}
      />
    </span>
  );
}
