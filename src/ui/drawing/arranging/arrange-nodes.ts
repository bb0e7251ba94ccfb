import { boundsOf } from '../../topology/geometry/box';
import { callsOf } from '../../topology/layout/place-nodes';
import type { Desk } from '../desk';
import { laidOut } from './layouts';

/** Lays all nodes out, or those that are selected where they stand now; by one act, worked out elsewhere. */
export async function arrangeNodes(desk: Desk): Promise<void> {
  const { boxes } = desk.drawn();
  const scenario = desk.scenario();
  const chosen = desk.chosen().nodes;
  const ids = new Set(chosen.length > 1 ? chosen : boxes.keys());
  const nodes = [...boxes].flatMap(([id, { width, height }]) => (ids.has(id) ? [{ id, width, height }] : []));
  if (nodes.length === 0) return;
  const calls = callsOf(scenario).filter(({ from, to }) => ids.has(from) && ids.has(to));
  const places = await laidOut({ nodes, calls }).catch(() => null);
  if (places === null) {
    desk.actors.view.setState({ message: 'The layout could not be worked out. Try again.', undoable: false });
    return;
  }
  const sized = nodes.flatMap(({ id, width, height }) =>
    Object.hasOwn(places, id) ? [{ ...places[id], width, height }] : [],
  );
  const before = boundsOf([...ids].flatMap((id) => boxes.get(id) ?? []));
  const after = boundsOf(sized);
  const by = { x: before.x - after.x, y: before.y - after.y };
  const moved = Object.entries(places).map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }] as const);
  desk.glide();
  await desk.doing.act({ kind: 'move', places: Object.fromEntries(moved), isLayout: true });
  // Whoever sees all of it laid out shall see all of it.
  if (ids.size === boxes.size) requestAnimationFrame(() => desk.actors.canvas.fit?.());
  else desk.show({ ...after, x: before.x, y: before.y });
}
