import { useMemo } from 'react';
import type { Fault } from '../../scenario/format';
import { faultBands, inSight } from './fault-bands';
import type { TimeRange } from './scale';
import classes from './bands.module.css';

export interface BandsProps {
  readonly faults: readonly Fault[];
  readonly range: TimeRange;
}

/** The shade of the faults behind lanes and strips. Charts draw theirs inside their frames. */
export function Bands({ faults, range }: BandsProps) {
  const bands = useMemo(() => faultBands(faults, range), [faults, range]);
  return (
    <div className={classes.bands} aria-hidden="true">
      {bands.map((band) => {
        const place = inSight(band, range);
        if (place === undefined) return null;
        return (
          <span
            key={band.from}
            className={classes.band}
            style={{ left: `${place.left * 100}%`, width: `${place.width * 100}%` }}
          />
        );
      })}
    </div>
  );
}
