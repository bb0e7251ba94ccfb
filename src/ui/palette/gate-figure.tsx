import { classNames } from '../widgets/class-names';
import classes from './how-to-read.module.css';

/** A gate on an edge that runs from left to right, in the small. */
export function GateFigure({ state }: { readonly state: 'closed' | 'open' | 'half-open' }) {
  const angle = { closed: 0, open: 90, 'half-open': -45 }[state];
  return (
    <svg className={classes.gate} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M0 12h4M20 12h4" />
      <circle cx="12" cy="12" r="8" />
      <path
        className={classNames(
          classes.bar,
          state === 'open' && classes.open,
          state === 'half-open' && classes.halfOpen,
        )}
        d="M7.5 12h9"
        transform={`rotate(${angle} 12 12)`}
      />
    </svg>
  );
}
