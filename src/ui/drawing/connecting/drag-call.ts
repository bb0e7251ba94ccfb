import type { Box, Point } from '../../topology/geometry/box';
import type { Desk } from '../desk';
import { focusCard } from '../focus-card';
import { follow } from '../follow';
import { candidates, type Drawn } from './candidates';

/** A call while somebody draws it. */
export interface DrawnCall {
  readonly call: Drawn;
  /** The end that stays, and the one that is drawn; in the world. */
  readonly fixed: Point;
  readonly at: Point;
  /** Whether it leads from the fixed end to the pointer. */
  readonly outward: boolean;
  readonly can: ReadonlyMap<string, string | null>;
  readonly target: string | null;
}

/** The card under a point: what is drawn later lies above. */
export function cardAt(point: Point, boxes: ReadonlyMap<string, Box>): string | null {
  let found: string | null = null;
  for (const [id, { x, y, width, height }] of boxes) {
    if (point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height) found = id;
  }
  return found;
}

export interface DragStart {
  readonly call: Drawn;
  readonly fixed: Point;
  readonly outward: boolean;
  readonly show: (drawn: DrawnCall | null) => void;
}

/** Follows the pointer from a handle to a card, or to nowhere: then the palette offers what could stand there. */
export function dragCall(desk: Desk, down: PointerEvent, { call, fixed, outward, show }: DragStart): void {
  const can = candidates(desk.scenario(), call);
  const targetAt = (at: Point): string | null => {
    const card = cardAt(at, desk.drawn().boxes);
    return card !== null && can.has(card) ? card : null;
  };
  follow(down, {
    move: (client) => {
      const at = desk.worldAt(client);
      show({ call, fixed, at, outward, can, target: targetAt(at) });
    },
    end: (client, how) => {
      show(null);
      if (how === 'given up') return;
      if (how === 'pressed') {
        if (call.kind === 'new') openCalls(desk, call.from, client);
        return;
      }
      const at = desk.worldAt(client);
      const target = targetAt(at);
      if (target !== null) void join(desk, call, target, can.get(target) ?? null);
      else if (call.kind === 'new' && cardAt(at, desk.drawn().boxes) === null) {
        desk.open({ kind: 'palette', at: client, drop: at, from: call.from });
      }
    },
  });
}

/** All that a node could call; where that is nothing yet, what could be made for it. */
export function openCalls(desk: Desk, from: string, at: Point): void {
  const can = [...candidates(desk.scenario(), { kind: 'new', from }).values()];
  desk.open({ kind: can.includes(null) ? 'connect' : 'palette', from, at });
}

/** Joins two nodes, or says why that cannot be. */
export async function join(desk: Desk, call: Drawn, target: string, why: string | null): Promise<void> {
  if (why !== null) {
    desk.actors.view.setState({ message: why, undoable: false });
    return;
  }
  const made = await desk.doing.act(
    call.kind === 'new'
      ? { kind: 'connect', from: call.from, to: target }
      : { kind: 'reconnect', edge: call.edge, end: call.end, node: target },
    { selects: true },
  );
  if (made !== null && made.length > 0) focusCard(made[0].id, 'edge');
}
