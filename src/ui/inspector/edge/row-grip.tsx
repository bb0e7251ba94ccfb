import { GripVertical } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { endsRowDrag, startRowDrag } from './row-drag';
import classes from './row-grip.module.css';

export interface RowGripProps {
  readonly label: string;
  /** The id of the sentence that says what its keys do. */
  readonly help: string;
  readonly drop: (to: number) => void;
  /** A press that is no drag. */
  readonly press: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** What a row is taken by. */
export function RowGrip({ label, help, drop, press, onKeyDown }: RowGripProps) {
  return (
    <button
      type="button"
      className={classes.grip}
      data-part="grip"
      aria-label={label}
      aria-describedby={help}
      onPointerDown={(event) => startRowDrag(event, drop)}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (!endsRowDrag(event)) press();
      }}
    >
      <GripVertical size={12} aria-hidden="true" />
    </button>
  );
}
