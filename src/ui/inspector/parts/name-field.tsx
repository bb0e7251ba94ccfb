import { useState } from 'react';
import { useActors } from '../../app/app-context';
import { refusalText } from '../../forms/refusal-words';
import { useAttempt } from '../../forms/use-attempt';
import type { SendValue } from '../../forms/value-attempt';
import { Field } from '../../widgets/field';
import { useField } from '../../widgets/field-context';
import classes from './name-field.module.css';

export interface NameFieldProps {
  readonly path: string;
  readonly value: string;
  /** Of what it is the name, as the log has it: "Fault". */
  readonly what: string;
}

const NO_FIELDS = {};

/** The name by which people know a part. Words are no part of a run: they change as if they had always been so. */
export function NameField({ path, value, what }: NameFieldProps) {
  const { run } = useActors();
  const commit: SendValue = async (next, before) =>
    run.edit(path, String(next), `${what}: “${String(before)}” renamed “${String(next)}”`);
  const attempt = useAttempt(value, commit, NO_FIELDS);
  const error = refusalText(run.getState().scenario, NO_FIELDS, attempt.problems) || undefined;
  return (
    <Field label="Name" error={error}>
      <NameInput value={String(attempt.shown)} send={attempt.send} restore={attempt.restore} />
    </Field>
  );
}

interface NameInputProps {
  readonly value: string;
  readonly send: (next: string) => void;
  readonly restore: () => void;
}

/** Enter sends what is typed, and so does leaving the field; Escape takes it back, and so does an empty field. */
function NameInput({ value, send, restore }: NameInputProps) {
  const field = useField();
  const [typed, setTyped] = useState<string | null>(null);
  const finish = (): void => {
    if (typed === null) return;
    const next = typed.trim();
    if (next !== '') send(next);
    setTyped(null);
  };
  return (
    <input
      id={field?.controlId}
      type="text"
      className={classes.input}
      autoComplete="off"
      aria-invalid={field?.error === undefined ? undefined : true}
      aria-describedby={field?.error === undefined ? undefined : field.errorId}
      data-draft={typed === null ? undefined : ''}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setTyped(null);
        restore();
      }}
    />
  );
}
