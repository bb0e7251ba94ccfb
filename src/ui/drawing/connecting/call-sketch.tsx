import { useStore } from '@xyflow/react';
import { centreOf, type Box, type Point } from '../../topology/geometry/box';
import type { DrawnCall } from './drag-call';
import classes from './call-layer.module.css';

interface CallSketchProps {
  readonly sketch: DrawnCall;
  readonly boxes: ReadonlyMap<string, Box>;
}

/** The call that is being drawn, where it may lead, and why not where it may not. */
export function CallSketch({ sketch, boxes }: CallSketchProps) {
  const zoom = useStore(({ transform }) => transform[2]);
  const { fixed, at, outward, can, target } = sketch;
  const why = target === null ? null : (can.get(target) ?? null);
  const over = target === null ? undefined : boxes.get(target);
  const to = over === undefined || why !== null ? at : sideOf(over, fixed);
  return (
    <>
      {[...can].map(([id, reason]) => {
        const box = boxes.get(id);
        if (box === undefined || reason !== null) return null;
        const { x, y, width, height } = box;
        return (
          <span
            key={id}
            className={classes.target}
            data-over={id === target}
            style={{ left: x, top: y, width, height }}
          />
        );
      })}
      <svg className={classes.sketch} aria-hidden="true">
        <path
          d={outward ? lineOf(fixed, to) : lineOf(to, fixed)}
          className={classes.line}
          data-off={why !== null}
        />
      </svg>
      {why !== null && (
        <span className={classes.why} style={{ left: at.x, top: at.y, scale: String(1 / zoom) }}>
          {why}
        </span>
      )}
    </>
  );
}

/** The middle of the side that faces the other end. */
function sideOf(box: Box, other: Point): Point {
  const { x, y } = centreOf(box);
  return { x: other.x < x ? box.x : box.x + box.width, y };
}

function lineOf(from: Point, to: Point): string {
  const bend = Math.max(32, Math.abs(to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}
