import type { ReactNode } from 'react';
import type { Plot } from './paths';
import classes from './charts.module.css';

interface LiveDrawingProps {
  readonly area: Plot | undefined;
  readonly children: ReactNode;
}

/**
 * An SVG over the plot, clipped to it. Its ground is all but unseen: with it the drawing is as large as the plot however
 * far its lines have come, and one that grows has the browser put the layers of the whole page together anew.
 */
export function LiveDrawing({ area, children }: LiveDrawingProps) {
  return (
    area && (
      <svg x={area.x} y={area.y} width={area.width} height={area.height}>
        <rect width="100%" height="100%" className={classes.ground} />
        {children}
      </svg>
    )
  );
}
