import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { SettingFields, SettingValue } from '../../base/settings';
import { useActors } from '../app/app-context';
import { Chip } from '../widgets/chip';
import { Field } from '../widgets/field';
import { useField } from '../widgets/field-context';
import { asId, idProblem } from './id-words';
import { refusalText } from './refusal-words';
import { useAttempt } from './use-attempt';
import type { SendValue } from './value-attempt';
import classes from './id-list.module.css';

export interface IdListProps {
  readonly label: string;
  readonly help: string;
  /** One of them: "zone". */
  readonly noun: string;
  readonly ids: readonly string[];
  readonly path: string;
  /** Whose list it is, as the log names it. */
  readonly context: string;
  /** The place holds one word and not a list; another one takes its place. */
  readonly single?: boolean;
}

/** Words such as zones and tags: each a chip that can be taken away, and a field for one more. */
export function IdList({ label, help, noun, ids, path, context, single = false }: IdListProps) {
  const { run } = useActors();
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const commit: SendValue = async (next, before) => {
    const list = listOf(next);
    const value = single ? (list[0] ?? null) : list;
    return run.edit(
      path,
      value,
      `${context}: ${label.toLowerCase()} ${words(listOf(before))} → ${words(list)}`,
    );
  };
  const attempt = useAttempt(ids, commit, NO_FIELDS);
  // A word that is taken away may be needed elsewhere: by a fault that aims at it.
  const refused = refusalText(run.getState().scenario, NO_FIELDS, attempt.problems);
  // What was refused is still there.
  const shown = refused === '' ? listOf(attempt.shown) : ids;
  const add = (): void => {
    const id = asId(draft);
    const problem = id === '' ? undefined : idProblem(id, shown, noun);
    setWrong(problem);
    if (id === '' || problem !== undefined) return;
    attempt.send(single ? [id] : [...shown, id]);
    setDraft('');
  };
  const remove = (id: string): void => {
    attempt.send(shown.filter((one) => one !== id));
    // The chip that was pressed is gone.
    input.current?.focus();
  };
  return (
    <Field label={label} help={help} error={wrong ?? (refused === '' ? undefined : refused)}>
      <div className={classes.list}>
        {shown.map((id) => (
          <Chip key={id} remove={{ label: `Remove ${noun} ${id}`, onPress: () => remove(id) }}>
            <span className={classes.id} title={id}>
              {id}
            </span>
          </Chip>
        ))}
        <WordInput
          input={input}
          placeholder={single && ids.length > 0 ? `Another ${noun}` : `Add a ${noun}`}
          value={draft}
          type={setDraft}
          add={add}
          leave={() => {
            setDraft('');
            setWrong(undefined);
            attempt.restore();
          }}
        />
      </div>
    </Field>
  );
}

const NO_FIELDS: SettingFields = {};

function listOf(value: SettingValue): readonly string[] {
  return typeof value === 'object' ? value : [];
}

function words(ids: readonly string[]): string {
  return ids.length === 0 ? 'none' : ids.join(', ');
}

interface WordInputProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly placeholder: string;
  readonly value: string;
  readonly type: (text: string) => void;
  readonly add: () => void;
  readonly leave: () => void;
}

/** Enter adds what is typed, and so does leaving the field; Escape takes it back. */
function WordInput({ input, placeholder, value, type, add, leave }: WordInputProps) {
  const field = useField();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') add();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    leave();
  };
  return (
    <input
      ref={input}
      id={field?.controlId}
      type="text"
      className={classes.input}
      placeholder={placeholder}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      aria-invalid={field?.error === undefined ? undefined : true}
      aria-describedby={field?.error === undefined ? undefined : field.errorId}
      value={value}
      onChange={(event) => type(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={add}
    />
  );
}
