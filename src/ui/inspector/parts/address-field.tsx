import { useState, type ReactNode } from 'react';
import { useActors } from '../../app/app-context';
import { refusalText } from '../../forms/refusal-words';
import { useAttempt } from '../../forms/use-attempt';
import type { SendValue } from '../../forms/value-attempt';
import { Field } from '../../widgets/field';
import { useField } from '../../widgets/field-context';
import classes from './address-field.module.css';

export interface AddressFieldProps {
  readonly value: string;
  readonly help: string;
  readonly placeholder: string;
  readonly commit: SendValue;
  /** What is to be said of it as it stands, if there is anything. */
  readonly note: ReactNode;
}

const NO_FIELDS = {};

/** Where somebody's own server is. What it cannot be is said under it, and stays as it was typed. */
export function AddressField({ value, help, placeholder, commit, note }: AddressFieldProps) {
  const { run } = useActors();
  const attempt = useAttempt(value, commit, NO_FIELDS);
  const error = refusalText(run.getState().scenario, NO_FIELDS, attempt.problems) || undefined;
  return (
    <>
      <Field label="Address" help={help} error={error} layout="column">
        <AddressInput
          value={String(attempt.shown)}
          placeholder={placeholder}
          commit={(next) => attempt.send(next)}
          restore={attempt.restore}
        />
      </Field>
      <p className={classes.note} role="status">
        {note}
      </p>
    </>
  );
}

interface AddressInputProps {
  readonly value: string;
  readonly placeholder: string;
  readonly commit: (next: string) => void;
  readonly restore: () => void;
}

/** Enter sends what is typed, and so does leaving the field; Escape takes it back. */
function AddressInput({ value, placeholder, commit, restore }: AddressInputProps) {
  const field = useField();
  const [typed, setTyped] = useState<string | null>(null);
  const send = (): void => {
    if (typed === null) return;
    commit(typed.trim());
    setTyped(null);
  };
  return (
    <input
      id={field?.controlId}
      type="url"
      className={classes.input}
      placeholder={placeholder}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      aria-invalid={field?.error === undefined ? undefined : true}
      aria-describedby={field?.error === undefined ? undefined : field.errorId}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setTyped(null);
        restore();
      }}
    />
  );
}
