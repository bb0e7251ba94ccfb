import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from '../widgets/class-names';
import classes from './lanes.module.css';

export interface LaneRowProps {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** The keys are at this row. */
  readonly active: boolean;
  /** The part that the lane is of is selected. */
  readonly selected: boolean;
  /** Selects that part; undefined for a lane that is of none. */
  readonly onSelect: (() => void) | undefined;
  /** It stays in sight at the bottom while the others scroll. */
  readonly sticks: boolean;
  readonly children: ReactNode;
}

/** A lane with what it is about at its left, and the kind of it at the end of that. */
export function LaneRow({ id, name, kind, active, selected, onSelect, sticks, children }: LaneRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={row}
      role="presentation"
      className={classNames(
        classes.row,
        selected && classes.selected,
        active && classes.active,
        sticks && classes.sticks,
      )}
    >
      {/* The list of lanes takes the keys for its options and says which one is active. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div
        id={id}
        role="option"
        aria-selected={selected}
        aria-disabled={onSelect === undefined}
        className={classes.label}
        onClick={onSelect}
      >
        <span className={classes.name} title={name}>
          {name}
        </span>
        <span className={classes.kind}>{kind}</span>
      </div>
      <div className={classes.track} aria-hidden="true">
        {children}
      </div>
    </div>
  );
}
