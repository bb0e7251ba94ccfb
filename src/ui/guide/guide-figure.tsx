import { RotateCcw } from 'lucide-react';
import { useState, type CSSProperties } from 'react';
import { useReducedMotion } from '../topology/use-reduced-motion';
import { Mark } from '../marks/mark';
import { Button } from '../widgets/button';
import type { FigureLane, GuideFigure } from './guide-entry';
import classes from './guide-figure.module.css';

/** Lanes over one stretch of time, which fill once from left to right; without motion all of it is there at once. */
export function Figure({ figure }: { readonly figure: GuideFigure }) {
  const still = useReducedMotion();
  const [turn, setTurn] = useState(0);
  return (
    <figure className={classes.figure}>
      <div key={turn} className={classes.lanes} data-still={still} aria-hidden="true">
        {figure.lanes.map((lane) => (
          <Lane key={lane.label} lane={lane} />
        ))}
      </div>
      <figcaption className={classes.caption}>
        {figure.caption}
        {!still && (
          <Button
            variant="quiet"
            size="small"
            icon={<RotateCcw size={12} aria-hidden="true" />}
            onClick={() => setTurn(turn + 1)}
          >
            Play again
          </Button>
        )}
      </figcaption>
    </figure>
  );
}

function Lane({ lane: { label, bars = [], marks = [] } }: { readonly lane: FigureLane }) {
  return (
    <div className={classes.lane}>
      <span className={classes.label}>{label}</span>
      <span className={classes.track}>
        {bars.map(({ from, to, look, label: name }) => (
          <span key={from} className={classes.bar} data-look={look} style={placed(from, to - from)}>
            {name}
          </span>
        ))}
        {marks.map(([mark, at]) => (
          <span key={at} className={classes.mark} style={placed(at, 0)}>
            <Mark kind={mark} size={11} share={0.6} />
          </span>
        ))}
      </span>
    </div>
  );
}

type Placed = CSSProperties & { readonly '--at': number; readonly '--long': number };

function placed(at: number, long: number): Placed {
  return { '--at': at, '--long': long };
}
