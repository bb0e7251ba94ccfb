import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { Kbd } from '../widgets/kbd';
import classes from './find-field.module.css';

export interface FindFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function FindField({ field, value, onChange }: FindFieldProps) {
  return (
    <search className={classes.find}>
      <Search className={classes.glyph} size={14} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        className={classes.input}
        aria-label="Find a scenario"
        aria-keyshortcuts="/"
        placeholder="Find a scenario, a pattern or a question"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (value === '') event.currentTarget.blur();
          else onChange('');
        }}
      />
      <span className={classes.key} aria-hidden="true">
        <Kbd keys="/" />
      </span>
    </search>
  );
}
