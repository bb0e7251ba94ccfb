import type { Level } from '../../scenario/library/levels';
import { LEVELS } from './level-words';
import classes from './level-mark.module.css';

/** Three bars, as many of them filled as the level is high; its name is said. */
export function LevelMark({ level }: { readonly level: Level }) {
  const { name, help } = LEVELS[level];
  return (
    <svg className={classes.mark} viewBox="0 0 19 10" role="img" aria-label={name}>
      <title>{`${name}: ${help}`}</title>
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          className={bar <= level ? classes.full : classes.empty}
          x={bar * 7}
          y={6 - bar * 3}
          width="5"
          height={4 + bar * 3}
          rx="1"
        />
      ))}
    </svg>
  );
}
