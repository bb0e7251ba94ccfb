import { useEffect, useId, useRef, useState, type FocusEvent } from 'react';
import { seekerOf } from '../../state/seeking';
import { HEAD } from '../../worker/frame';
import { useActors } from '../app/app-context';
import { clock } from '../figures';
import { parseTimeText } from './time-text';
import classes from './clock-field.module.css';

/** Over the clock: takes a moment in words, and says what is wrong with one that it cannot go to. */
export function ClockField() {
  const { run, view } = useActors();
  const time = (): number => run.feed.frame?.head(HEAD.time) ?? 0;
  const [text, setText] = useState(() => clock(time()));
  const [problem, setProblem] = useState<string | null>(null);
  const messageId = useId();
  const field = useRef<HTMLInputElement>(null);
  const leave = useReturn();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const submit = (): void => {
    const parsed = parseTimeText(text, time(), run.getState().layout?.durationNs ?? 0);
    if (parsed.ok) {
      leave();
      view.setState({ typesTime: false });
      seekerOf(run).to(parsed.value);
    } else setProblem(parsed.error);
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    // Whoever looks into another window comes back to what was typed.
    if (relatedTarget !== null || document.hasFocus()) view.setState({ typesTime: false });
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <input
        ref={field}
        className={classes.input}
        aria-label="Moment to go to"
        aria-invalid={problem !== null}
        aria-describedby={messageId}
        autoComplete="off"
        enterKeyHint="go"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          leave();
          view.setState({ typesTime: false });
        }}
        onBlur={onBlur}
      />
      <p id={messageId} role="alert" className={problem === null ? classes.hint : classes.problem}>
        {problem ?? '32.4 s, 1:05, 800 ms, or +5 s from here'}
      </p>
    </form>
  );
}

/**
 * Gives the focus back to what the keyboard had reached. Whoever pointed presses Space next, and that shall run the run.
 */
function useReturn(): () => void {
  const [cameFrom] = useState(() => document.querySelector<HTMLElement>(':focus-visible'));
  return () => cameFrom?.focus();
}
