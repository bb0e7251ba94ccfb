import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useActors } from '../../app/app-context';
import { refusalText } from '../../forms/refusal-words';
import { useAttempt } from '../../forms/use-attempt';
import type { SendValue } from '../../forms/value-attempt';
import { Field } from '../../widgets/field';
import { useField } from '../../widgets/field-context';
import classes from './words-form.module.css';

export interface WordsFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  /** How many characters it may have. */
  readonly most?: number;
  /** Several lines; one when it is left out. */
  readonly rows?: number;
  readonly isFirst?: boolean;
  /** Why what is typed would be refused. */
  readonly problemOf?: (text: string) => string | undefined;
  readonly commit: (next: string) => ReturnType<SendValue>;
}

const NO_FIELDS = {};

/** Words that are edited in place. What is refused stays as it was typed, with the reason under it. */
export function WordsField(props: WordsFieldProps) {
  const { label, help, value, most, problemOf, commit } = props;
  const { run } = useActors();
  const attempt = useAttempt(value, async (next) => commit(String(next)), NO_FIELDS);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(attempt.shown);
  const tooLong =
    most !== undefined && shown.trim().length > most
      ? `It has ${shown.trim().length} characters: at most ${most} are kept.`
      : undefined;
  const wrong = tooLong ?? problemOf?.(shown);
  const refused = refusalText(run.getState().scenario, NO_FIELDS, attempt.problems) || undefined;
  return (
    <Field label={label} help={help} error={wrong ?? refused} layout="column">
      <WordsInput
        {...props}
        value={shown}
        type={setTyped}
        send={() => {
          if (typed === null || wrong !== undefined) return;
          attempt.send(typed.trim());
          setTyped(null);
        }}
        restore={() => {
          setTyped(null);
          attempt.restore();
        }}
      />
    </Field>
  );
}

interface WordsInputProps extends Pick<WordsFieldProps, 'rows' | 'isFirst'> {
  readonly value: string;
  readonly type: (text: string) => void;
  readonly send: () => void;
  readonly restore: () => void;
}

/** Leaving the field sends what is typed, and so does Enter, with Ctrl where there are lines; Escape takes it back. */
function WordsInput({ value, rows, isFirst = false, type, send, restore }: WordsInputProps) {
  const field = useField();
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, [isFirst]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (rows === undefined || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    restore();
  };
  return (
    <textarea
      ref={input}
      id={field?.controlId}
      className={classes.input}
      rows={rows ?? 1}
      aria-invalid={field?.error === undefined ? undefined : true}
      aria-describedby={field?.error === undefined ? undefined : field.errorId}
      value={value}
      onChange={(event) => type(event.target.value)}
      onBlur={send}
      onKeyDown={onKeyDown}
    />
  );
}
