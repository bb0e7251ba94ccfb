import type { ReactNode } from 'react';
import { classNames } from '../widgets/class-names';
import classes from './held-list.module.css';

/** Where a row stands in its list, and how. */
export interface RowPlace {
  readonly id: string;
  readonly top: number;
  readonly position: number;
  readonly total: number;
  readonly active: boolean;
  /** It is the one that is shown. */
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

interface HeldRowProps {
  readonly place: RowPlace;
  /** What is said of a row that was not fetched yet. */
  readonly coming: string;
  readonly className?: string | undefined;
  /** Its cells; null while they are fetched. */
  readonly children: ReactNode;
}

/** A row of a list whose rows stand still while somebody looks at them. */
export function HeldRow({ place, coming, className, children }: HeldRowProps) {
  const { id, top, position, total, active, chosen, onChoose } = place;
  return (
    // The list itself takes the keys and says which of its rows is active.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      aria-posinset={position + 1}
      aria-setsize={total}
      className={classNames(classes.row, className, chosen && classes.chosen, active && classes.active)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onChoose}
    >
      {children ?? (
        <span className={classes.coming}>
          <span className="visually-hidden">{coming}</span>
        </span>
      )}
    </div>
  );
}
