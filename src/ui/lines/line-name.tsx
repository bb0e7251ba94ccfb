import { useEffect, useRef, useState } from 'react';
import type { LineInfo } from '../../worker/lines';
import { useActors } from '../app/app-context';
import classes from './lines-strip.module.css';

const MOST_LETTERS = 60;

/** The name of a line as a field in its place. Enter and leaving it keep the name, Escape does not; none is no name. */
export function LineName({ line, onDone }: { readonly line: LineInfo; readonly onDone: () => void }) {
  const { run } = useActors();
  const [text, setText] = useState(line.name);
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (keeps: boolean): void => {
    // To take the field away takes the focus from it, too.
    if (isOver.current) return;
    isOver.current = true;
    const name = text.trim();
    if (keeps && name !== '' && name !== line.name) run.nameLine(line.id, name);
    onDone();
  };
  return (
    <input
      ref={field}
      className={classes.field}
      aria-label={`Name of ${line.name}`}
      maxLength={MOST_LETTERS}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={({ key }) => {
        if (key === 'Enter' || key === 'Escape') end(key === 'Enter');
      }}
    />
  );
}
