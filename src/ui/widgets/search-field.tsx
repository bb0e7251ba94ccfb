import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { classNames } from './class-names';
import { Kbd } from './kbd';
import classes from './search-field.module.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly field?: RefObject<HTMLInputElement | null> | undefined;
  readonly size?: 'normal' | 'large' | undefined;
  readonly className?: string | undefined;
  /** The key that leads here, "/" unless it is another or none. */
  readonly shortcut?: string | undefined;
}

/** Where one types what is sought; "/" leads here, Escape empties it and then leaves it. */
export function SearchField(props: SearchFieldProps) {
  const {
    label,
    placeholder = label,
    value,
    onChange,
    field,
    size = 'normal',
    className,
    shortcut = '/',
  } = props;
  return (
    <search className={classNames(classes.find, classes[size], className)}>
      <Search className={classes.glyph} size={size === 'large' ? 14 : 12} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        className={classes.input}
        aria-label={label}
        aria-keyshortcuts={shortcut === '' ? undefined : shortcut}
        placeholder={placeholder}
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
      {shortcut !== '' && (
        <span className={classes.key} aria-hidden="true">
          <Kbd keys={shortcut} />
        </span>
      )}
    </search>
  );
}
