import { QUEUE_SLOTS } from './node-figures';
import classes from './queue-strip.module.css';

const SLOTS = Array.from({ length: QUEUE_SLOTS }, (_, slot) => slot);

/** The queue in front of a node as a row of slots. The figure beside it says how many wait. */
export function QueueStrip({ filled }: { readonly filled: number }) {
  return (
    <span className={classes.strip} data-full={filled === QUEUE_SLOTS} aria-hidden="true">
      {SLOTS.map((slot) => (
        <span key={slot} className={slot < filled ? classes.taken : classes.free} />
      ))}
    </span>
  );
}
