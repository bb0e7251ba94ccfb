import { overlap, type Box, type Size } from '../geometry/box';
import type { Topology } from '../topology';
import type { Sizing } from './card-size';
import { callsOf, placeNodes } from './place-nodes';
import { squeezeInto, type LeastGaps } from './squeeze';

export interface Arrangement {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly sizing: Sizing;
}

/** Under usual cards stands the age of their figures. */
const GAPS: Readonly<Record<'usual' | 'low', LeastGaps>> = {
  usual: { across: { gated: 88, free: 32 }, down: { gated: 60, free: 24 } },
  low: { across: { gated: 88, free: 32 }, down: { gated: 60, free: 14 } },
};
/** Cards whose figures would become smaller than this show fewer of them instead. */
const LEGIBLE = 0.8;
const WORTH_IT = 1.1;

/**
 * Where cards stand in a pane with this much room for them, when nobody has placed them by hand. The room comes before
 * the places of the scenario: gaps give way first, then the cards become low, and only then everything becomes smaller.
 */
export function arrange(topology: Topology, room: Size, largest: number): Arrangement {
  if (!(room.width > 0 && room.height > 0)) return asPlaced(topology, 'usual');
  const calls = callsOf(topology);
  const [usual, low] = (['usual', 'low'] as const).map((sizing) => {
    const boxes = placeNodes(topology, sizing);
    const squeeze = squeezeInto(boxes, calls, room, largest, GAPS[sizing]);
    const { width, height } = squeeze.least;
    return { sizing, boxes, squeeze, zoom: Math.min(largest, room.width / width, room.height / height) };
  });
  const { sizing, boxes, squeeze } = usual.zoom < LEGIBLE && low.zoom > usual.zoom * WORTH_IT ? low : usual;
  return { sizing, boxes: new Map([...boxes].map(([id, box]) => [id, { ...box, ...squeeze.there(box) }])) };
}

/** Exactly where the scenario says. */
export function asPlaced(topology: Topology, sizing: Sizing): Arrangement {
  return { sizing, boxes: placeNodes(topology, sizing) };
}

/** Cards that somebody placed closer together than usual ones may stand were low when that was done. */
export function sizingOfPlaced(topology: Topology): 'usual' | 'low' {
  return overlaps(placeNodes(topology, 'usual')) && !overlaps(placeNodes(topology, 'low')) ? 'low' : 'usual';
}

function overlaps(boxes: ReadonlyMap<string, Box>): boolean {
  const all = [...boxes.values()];
  return all.some((box, index) => all.slice(index + 1).some((other) => overlap(box, other) > 0));
}
