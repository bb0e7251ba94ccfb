import { useField } from './field-context';
import classes from './switch.module.css';

export interface SwitchProps {
  /** Not needed inside a Field. */
  readonly label?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** For what takes effect at once. A choice that waits for a button is a Checkbox. */
export function Switch({ label, checked, onChange }: SwitchProps) {
  const field = useField();
  return (
    <label className={classes.switch}>
      <input
        type="checkbox"
        role="switch"
        className={classes.input}
        id={label === undefined ? field?.controlId : undefined}
        checked={checked}
        aria-checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
