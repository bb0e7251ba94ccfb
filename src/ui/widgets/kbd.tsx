import classes from './kbd.module.css';
import { runsOnMac, shortcutLabel } from './shortcut-text';

export interface KbdProps {
  /** Keys with spaces between them, as on a PC: "Ctrl K". */
  readonly keys: string;
}

/** A key on paper. Screen readers get shortcuts from `aria-keyshortcuts`, so where this is an extra, hide it. */
export function Kbd({ keys }: KbdProps) {
  return <kbd className={classes.kbd}>{shortcutLabel(keys, runsOnMac())}</kbd>;
}
