import { Mark } from '../../marks/mark';
import { useCanvas } from '../canvas-context';
import { frameRows } from '../frame-rows';
import type { Point } from '../geometry/box';
import { useTurn } from '../use-turn';
import { EDGE_FIELD } from '../../../worker/frame';
import classes from './edge-fault.module.css';

export interface EdgeFaultProps {
  readonly edge: string;
  readonly spot: Point;
}

/** Says that a fault of the network acts on a call, as the bolt on a card does of a node. */
export function EdgeFault({ edge, spot }: EdgeFaultProps) {
  const { figures } = useCanvas();
  const faulted = useTurn(
    figures,
    ({ frame }) => {
      const row = frame === null ? undefined : frameRows(frame.layout).edges.get(edge);
      return frame !== null && row !== undefined && frame.edge(row, EDGE_FIELD.faulted) === 1;
    },
    Object.is,
  );
  if (!faulted) return null;
  return (
    <span aria-hidden="true" className={classes.fault} style={{ left: spot.x, top: spot.y }}>
      <Mark kind="lost" size={11} />
    </span>
  );
}
