import type { Outcome } from '../../base/outcome';

/** How many attempts of a call are remembered by how they ended; of more than these, the newest. */
export const CAUSES_KEPT = 10;

/** More than there are outcomes. */
export const CAUSE_FACTOR = 32;
/** All but the oldest of them: 32^9, taken before there is one more, for a double holds no more than 53 bits. */
const ALL_BUT_ONE = 35_184_372_088_832;

/** The causes with one more behind them. A call keeps them in one number, five bits each, the newest lowest. */
export function withCause(causes: number, outcome: Outcome): number {
  return (causes % ALL_BUT_ONE) * CAUSE_FACTOR + outcome;
}

/** How the attempts of a call ended, the oldest first; of more than are kept, the newest. */
export function causeList(causes: number, attempts: number): readonly Outcome[] {
  const list: Outcome[] = [];
  let left = causes;
  for (let kept = Math.min(attempts, CAUSES_KEPT); kept > 0; kept -= 1) {
    list.unshift(left % CAUSE_FACTOR);
    left = Math.floor(left / CAUSE_FACTOR);
  }
  return list;
}
