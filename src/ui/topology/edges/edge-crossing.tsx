import { TriangleAlert } from 'lucide-react';
import type { Box } from '../geometry/box';
import classes from './edge-crossing.module.css';

/** Says that a call reaches into a database that belongs to another service. The edge itself says which, in words. */
export function EdgeCrossing({ spot }: { readonly spot: Box }) {
  return (
    <span
      aria-hidden="true"
      className={classes.crossing}
      style={{ left: spot.x, top: spot.y, width: spot.width, height: spot.height }}
    >
      <TriangleAlert size={11} />
      crosses
    </span>
  );
}
