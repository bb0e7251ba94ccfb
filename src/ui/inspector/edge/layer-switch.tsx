import classes from './layer-switch.module.css';

export interface LayerSwitchProps {
  /** What is switched: "Retry". */
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A switch small enough for a row; what is pressed is larger than what is seen. */
export function LayerSwitch({ label, on, onChange }: LayerSwitchProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      aria-label={label}
      className={classes.switch}
      checked={on}
      aria-checked={on}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
