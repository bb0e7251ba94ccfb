import type { NewNode } from '../../../scenario/editing/acts';
import { boundsOf, type Point, type Size } from '../../topology/geometry/box';
import { cardSize } from '../../topology/layout/card-size';
import type { Desk } from '../desk';
import { focusCard } from '../focus-card';
import { GRID } from '../moving/snap';
import type { PaletteTool } from '../tools';
import { placeInSight } from './place-in-sight';

/** Between the selection and what is added beside it: room for a gate. */
const BESIDE = 96;

/** Adds a part where somebody has put it, else beside the selection, else in the middle of what is in sight. */
export async function addPart(
  desk: Desk,
  node: NewNode,
  { drop, from }: Pick<PaletteTool, 'drop' | 'from'> = {},
): Promise<void> {
  const { sizing } = desk.drawn();
  const size = cardSize(node.kind, sizing);
  const at =
    drop === undefined
      ? placeInSight(desk, wishedPlace(desk, size), size)
      : dropped(drop, size, from !== undefined);
  const made = await desk.doing.act(
    { kind: 'add', node, at, ...(from !== undefined && { from }) },
    { selects: true },
  );
  if (made === null || made.length === 0) return;
  desk.show({ ...at, ...size });
  focusCard(made[0].id);
}

function wishedPlace(desk: Desk, size: Size): Point {
  const { boxes } = desk.drawn();
  const chosen = desk.chosen().nodes.flatMap((id) => boxes.get(id) ?? []);
  if (chosen.length > 0) {
    const { x, y, width } = boundsOf(chosen);
    return { x: x + width + BESIDE, y };
  }
  const pane = desk.pane();
  const middle = desk.worldAt({ x: pane.left + pane.width / 2, y: pane.top + pane.height / 2 });
  return { x: middle.x - size.width / 2, y: middle.y - size.height / 2 };
}

/** In the middle of the pointer; drawn out of another card, with the side to which the call leads. */
function dropped({ x, y }: Point, { width, height }: Size, isCalled: boolean): Point {
  const onGrid = (place: number): number => Math.round(place / GRID) * GRID;
  return { x: onGrid(isCalled ? x : x - width / 2), y: onGrid(y - height / 2) };
}
