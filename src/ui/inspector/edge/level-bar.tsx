import classes from './level-bar.module.css';

export interface LevelBarProps {
  readonly part: number;
  readonly whole: number;
  /** What it shows, for those who do not see it: "3 of 10 left". */
  readonly label: string;
}

/** How full something is, as small as a word. */
export function LevelBar({ part, whole, label }: LevelBarProps) {
  const share = whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
  return (
    <span
      className={classes.bar}
      style={{ backgroundSize: `${share * 100}% 100%` }}
      role="img"
      aria-label={label}
      title={label}
    />
  );
}
