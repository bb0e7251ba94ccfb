import { ChevronDown, ChevronUp } from 'lucide-react';
import classes from './lane-hint.module.css';

export interface LaneHintProps {
  readonly above: number;
  readonly below: number;
  readonly onUp: () => void;
  readonly onDown: () => void;
}

/** Says that there are more lanes than are in sight, and brings them there. */
export function LaneHint({ above, below, onUp, onDown }: LaneHintProps) {
  if (above + below === 0) return null;
  return (
    <div className={classes.hint}>
      {above > 0 && (
        <button type="button" className={classes.more} onClick={onUp} aria-label={`${lanes(above)} above`}>
          <ChevronUp size={12} aria-hidden="true" />
          {above} more
        </button>
      )}
      {below > 0 && (
        <button type="button" className={classes.more} onClick={onDown} aria-label={`${lanes(below)} below`}>
          <ChevronDown size={12} aria-hidden="true" />
          {below} more
        </button>
      )}
    </div>
  );
}

function lanes(count: number): string {
  return count === 1 ? '1 more lane' : `${count} more lanes`;
}
