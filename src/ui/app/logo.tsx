import classes from './logo.module.css';

/** Waves that meet a breakwater. The name stands beside it, so it is silent. */
export function Logo() {
  return (
    <svg className={classes.logo} viewBox="0 0 24 24" aria-hidden="true">
      <path className={classes.wave} d="M2 9c2-2.5 4-2.5 6 0M2 15c2-2.5 4-2.5 6 0" />
      <path d="M12 4v16M16.5 8v8M21 5v14" />
    </svg>
  );
}
