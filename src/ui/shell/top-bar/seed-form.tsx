import { Dices } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { parseSeed } from '../../../state/route';
import { useActors, useRun } from '../../app/app-context';
import { Button } from '../../widgets/button';
import classes from './seed-form.module.css';

/** Asks for another seed; the run begins anew with it. */
export function SeedForm({ onDone }: { readonly onDone: () => void }) {
  const { run } = useActors();
  const seed = useRun((now) => now.seed);
  const [text, setText] = useState(String(seed));
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // It is drawn when somebody asked for it, who may type at once.
  useEffect(() => input.current?.select(), []);
  const wanted = parseSeed(text);
  const submit = (): void => {
    if (wanted === undefined) return;
    run.setSeed(wanted);
    onDone();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor={`${id}-seed`} className={classes.label}>
        Seed
      </label>
      <div className={classes.row}>
        <input
          ref={input}
          id={`${id}-seed`}
          className={classes.input}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-invalid={wanted === undefined}
          aria-describedby={`${id}-words`}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          icon={<Dices size={14} aria-hidden="true" />}
          onClick={() => setText(String(Math.floor(Math.random() * 1_000_000)))}
        >
          Any
        </Button>
      </div>
      <p id={`${id}-words`} className={wanted === undefined ? classes.wrong : classes.words}>
        {wanted === undefined
          ? 'A seed is a whole number from 0 up.'
          : 'The run begins anew, without what was edited on the way: other luck, the same system.'}
      </p>
      <Button
        type="submit"
        variant="primary"
        disabledReason={wanted === undefined ? 'A seed is a whole number from 0 up.' : undefined}
      >
        Begin anew
      </Button>
    </form>
  );
}
