import type { Time } from '../base/time';
import { INSTANCE_CHANGED, INSTANCE_HUNG } from '../sim/change-log';
import { CELL_STATE, CHANGE_FIELD, INSTANCE_CHANGE_FIELD, type FrameView } from '../worker/frame';

/** From this moment on the instance at a place of its node was in a state, one of CELL_STATE. */
export interface InstanceTurn {
  readonly time: Time;
  readonly place: number;
  readonly state: number;
}

/** Of so many turns of one node the older ones are forgotten. */
const MOST_TURNS = 5000;

/** How instances came and went, by node: of a node nothing of which changed there is nothing. */
export class InstanceLanes {
  private turns = new Map<string, InstanceTurn[]>();

  /** Takes a row of the log, unless it tells of something else. */
  take(frame: FrameView, index: number): void {
    const code = frame.change(index, CHANGE_FIELD.code);
    if (code !== INSTANCE_CHANGED && code !== INSTANCE_HUNG) return;
    const node: string | undefined = frame.layout.nodes[frame.change(index, INSTANCE_CHANGE_FIELD.node)];
    // The node may have been removed by a later edit.
    if (node === undefined) return;
    const value = frame.change(index, INSTANCE_CHANGE_FIELD.state);
    const place = frame.change(index, INSTANCE_CHANGE_FIELD.place);
    const known = this.turns.get(node) ?? [];
    const hangs = known.findLast((turn) => turn.place === place)?.state === CELL_STATE.hung;
    // What was hung and then crashed does not go on when it would have gone on.
    if (code === INSTANCE_HUNG && value === 0 && !hangs) return;
    const hungOrNot = value === 1 ? CELL_STATE.hung : CELL_STATE.up;
    const state = code === INSTANCE_HUNG ? hungOrNot : value;
    known.push({ time: frame.change(index, CHANGE_FIELD.time), place, state });
    if (known.length > MOST_TURNS) known.splice(0, known.length - MOST_TURNS);
    this.turns.set(node, known);
  }

  forget(): void {
    this.turns = new Map();
  }

  /** Oldest first. */
  of(node: string): readonly InstanceTurn[] {
    return this.turns.get(node) ?? [];
  }

  get nodes(): readonly string[] {
    return [...this.turns.keys()];
  }
}
