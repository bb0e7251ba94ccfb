import type { Box, Point, Size } from '../geometry/box';
import type { Topology } from '../topology';
import type { Sizing } from './card-size';
import { callsOf, placeNodes, type MovedNodes } from './place-nodes';
import { squeezeInto, type LeastGaps, type Squeeze } from './squeeze';

export interface Arrangement {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly sizing: Sizing;
  /** From where a card was dropped to the place that is kept, which holds in a pane of any size. */
  readonly back: (spot: Point) => Point;
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
 * Where cards stand in a pane with this much room for them. The room comes before the places of the scenario: gaps
 * give way first, then the cards become low, and only then everything becomes smaller.
 */
export function arrange(
  topology: Topology,
  moved: MovedNodes,
  narrow: boolean,
  room: Size,
  largest: number,
): Arrangement {
  if (narrow || !(room.width > 0 && room.height > 0)) {
    const sizing = narrow ? 'narrow' : 'usual';
    return { boxes: placeNodes(topology, moved, sizing), sizing, back: (spot) => spot };
  }
  const calls = callsOf(topology);
  const [usual, low] = (['usual', 'low'] as const).map((sizing) => {
    const squeeze = squeezeInto(placeNodes(topology, {}, sizing), calls, room, largest, GAPS[sizing]);
    const { width, height } = squeeze.least;
    return { sizing, squeeze, zoom: Math.min(largest, room.width / width, room.height / height) };
  });
  const { sizing, squeeze } = usual.zoom < LEGIBLE && low.zoom > usual.zoom * WORTH_IT ? low : usual;
  return { boxes: placed(topology, moved, sizing, squeeze), sizing, back: squeeze.back };
}

function placed(
  topology: Topology,
  moved: MovedNodes,
  sizing: Sizing,
  { there }: Squeeze,
): ReadonlyMap<string, Box> {
  const boxes = placeNodes(topology, moved, sizing);
  return new Map([...boxes].map(([id, box]) => [id, { ...box, ...there(box) }]));
}
