import type { ReactNode } from 'react';
import classes from './checkbox.module.css';

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, checked, onChange }: CheckboxProps) {
  return (
    <label className={classes.checkbox}>
      <span className={classes.box}>
        <input
          type="checkbox"
          className={classes.input}
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
        />
        <svg className={classes.check} viewBox="0 0 14 14" aria-hidden="true">
          <path d="M3.5 7.5L6 10l4.5-6" />
        </svg>
      </span>
      {label}
    </label>
  );
}
