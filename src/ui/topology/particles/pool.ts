/** What a mark is. Asks and rejections leave the caller, lost ones stay on the way, all others come back. */
export const MARK = {
  ask: 0,
  served: 1,
  failed: 2,
  refused: 3,
  late: 4,
  rejected: 5,
  lost: 6,
  fallback: 7,
} as const;
export type MarkCode = (typeof MARK)[keyof typeof MARK];

/** Where a mark is on its way: towards the callee, standing (at the gate, or where it was lost), on the way back. */
export const LEG = { out: 0, gate: 1, back: 2 } as const;

/** A rejected mark stands at the gate for so many seconds before it turns back. */
export const GATE_STOP = 0.06;
/** A lost mark stands where it was lost for so many seconds, and is gone. */
export const LOST_STAY = 0.5;
/** Lost marks lie on this part of the edge, each at another place, so that many are seen to be many. */
const [LOST_FROM, LOST_SPAN, GOLDEN] = [0.55, 0.35, 0.618];

/**
 * The marks under way, as columns of fixed length: nothing is allocated while they move. A mark that is taken out
 * leaves its place to the last one, so the order says nothing.
 */
export class MarkPool {
  count = 0;
  readonly edge: Uint16Array;
  readonly mark: Uint8Array;
  readonly leg: Uint8Array;
  /** Where on the edge: 0 at the caller, 1 at the callee. */
  readonly at: Float32Array;
  /** Seconds that it has stood at the gate. */
  readonly stood: Float32Array;

  private lost = 0;

  constructor(readonly capacity: number) {
    this.edge = new Uint16Array(capacity);
    this.mark = new Uint8Array(capacity);
    this.leg = new Uint8Array(capacity);
    this.at = new Float32Array(capacity);
    this.stood = new Float32Array(capacity);
  }

  /** Sends a mark out, or back if it is an answer. One too many is not shown. */
  add(edge: number, mark: MarkCode): number {
    if (this.count === this.capacity) return -1;
    const index = this.count++;
    const isOut = mark === MARK.ask || mark === MARK.rejected;
    this.edge[index] = edge;
    this.mark[index] = mark;
    const isLost = mark === MARK.lost;
    this.leg[index] = isLost ? LEG.gate : isOut ? LEG.out : LEG.back;
    this.at[index] = isLost ? LOST_FROM + LOST_SPAN * ((this.lost++ * GOLDEN) % 1) : isOut ? 0 : 1;
    this.stood[index] = 0;
    return index;
  }

  remove(index: number): void {
    const last = --this.count;
    this.edge[index] = this.edge[last];
    this.mark[index] = this.mark[last];
    this.leg[index] = this.leg[last];
    this.at[index] = this.at[last];
    this.stood[index] = this.stood[last];
  }

  clear(): void {
    this.count = 0;
  }

  /** Moves all marks on. `gateOf` says where rejected marks turn back on an edge. */
  advance(seconds: number, travel: number, gateOf: (edge: number) => number): void {
    for (let index = this.count - 1; index >= 0; index--) this.move(index, seconds, travel, gateOf);
  }

  /** Moves one mark on; false when it has arrived and is gone. */
  move(index: number, seconds: number, travel: number, gateOf: (edge: number) => number): boolean {
    let left = seconds;
    if (this.leg[index] === LEG.out) {
      const end = this.mark[index] === MARK.rejected ? gateOf(this.edge[index]) : 1;
      const arrival = (end - this.at[index]) * travel;
      if (left < arrival) {
        this.at[index] += left / travel;
        return true;
      }
      if (this.mark[index] !== MARK.rejected) return this.gone(index);
      left -= Math.max(0, arrival);
      this.at[index] = end;
      this.leg[index] = LEG.gate;
    }
    if (this.leg[index] === LEG.gate) {
      const isLost = this.mark[index] === MARK.lost;
      const stay = (isLost ? LOST_STAY : GATE_STOP) - this.stood[index];
      if (left < stay) {
        this.stood[index] += left;
        return true;
      }
      if (isLost) return this.gone(index);
      left -= stay;
      this.leg[index] = LEG.back;
    }
    this.at[index] -= left / travel;
    return this.at[index] > 0 || this.gone(index);
  }

  private gone(index: number): false {
    this.remove(index);
    return false;
  }
}
