import type { Place } from '../../../scenario/editing/acts';
import type { Box } from '../../topology/geometry/box';
import type { Topology } from '../../topology/topology';

/**
 * The places of cards that are drawn elsewhere than the file says, or of which it says nothing. They come into the file
 * with the first move, so that no other card jumps.
 */
export function unsettledPlaces(
  { nodes }: Pick<Topology, 'nodes'>,
  boxes: ReadonlyMap<string, Box>,
): Readonly<Record<string, Place>> {
  const places: Record<string, Place> = {};
  for (const { id, position } of nodes) {
    const box = boxes.get(id);
    if (box !== undefined && (box.x !== position?.x || box.y !== position.y)) {
      places[id] = { x: box.x, y: box.y };
    }
  }
  return places;
}
