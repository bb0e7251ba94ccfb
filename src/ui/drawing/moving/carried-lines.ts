import type { CarryLines } from '../../topology/kept-lines';
import type { Box, Point } from '../../topology/geometry/box';
import { curveBetween, curvePath, pointOn } from '../../topology/geometry/curve';
import { lineAlong, type EdgeGeometry, type Line } from '../../topology/geometry/edge-geometry';
import { assignPorts } from '../../topology/geometry/ports';

/**
 * Lines while somebody drags their cards: they lead where the cards are, and what is written beside them goes along as it
 * stands. To look for free places at each step would take longer than a frame, and what is read would jump about.
 */
export const carriedLines: CarryLines = ({ edges }, boxes, flow, before) => {
  const ports = assignPorts(boxes, edges, flow);
  const carried = new Map<string, EdgeGeometry>();
  for (const edge of edges) {
    const [known, ends] = [before.get(edge.id), ports.get(edge.id)];
    if (known === undefined || ends === undefined) continue;
    const curve = curveBetween(ends.from, ends.to);
    carried.set(edge.id, curvePath(curve) === known.path ? known : along(known, lineAlong(edge, curve)));
  }
  return carried;
};

function along(known: EdgeGeometry, line: Line): EdgeGeometry {
  const start = { x: line.curve.x0 - known.curve.x0, y: line.curve.y0 - known.curve.y0 };
  const middle = between(pointOn(known.curve, 0.5), pointOn(line.curve, 0.5));
  return {
    ...line,
    gates: line.gates.map((gate, index) => {
      const was = known.gates[index];
      return { ...gate, label: moved(was.label, between(was, gate)) };
    }),
    waits: known.waits && moved(known.waits, start),
    crossing: known.crossing && moved(known.crossing, middle),
    rates: moved(known.rates, middle),
  };
}

function between(from: Point, to: Point): Point {
  return { x: to.x - from.x, y: to.y - from.y };
}

function moved(box: Box, by: Point): Box {
  return { ...box, x: box.x + by.x, y: box.y + by.y };
}
