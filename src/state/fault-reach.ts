import { edgesOfFault, nodesOfFault } from '../scenario/fault-targets';
import type { Fault, Range, Scenario } from '../scenario/format';

/** The nodes whose work a fault concerns; none for a fault of the network. */
export function nodesOf(scenario: Scenario, fault: Fault): readonly string[] {
  return nodesOfFault(scenario, fault);
}

/** The edges whose messages a fault concerns; none for a fault of nodes. */
export function edgesOf(scenario: Scenario, fault: Fault): readonly string[] {
  return edgesOfFault(scenario, fault);
}

/**
 * The times at which a fault acts, one after the other, as far as they lie between two moments: whoever looks at ten
 * seconds of an hour pays for those alone. Whether the fault is switched on is not asked.
 */
export function turnsOf(fault: Fault, untilMs: number, fromMs = 0): Range[] {
  const turns: Range[] = [];
  for (let index = firstTurn(fault, fromMs); index < fault.times; index++) {
    const turn = turnAt(fault, index);
    if (turn.fromMs >= untilMs) break;
    if (turn.toMs > fromMs) turns.push(turn);
  }
  return turns;
}

/** The turn that lasts at a moment, or else the next one; undefined when the last one is over. */
export function nextTurn(fault: Fault, nowMs: number): Range | undefined {
  for (let index = firstTurn(fault, nowMs); index < fault.times; index++) {
    const turn = turnAt(fault, index);
    if (turn.toMs > nowMs) return turn;
  }
  return undefined;
}

/** At or just before the first turn that ends after a moment: quotients of fractions are not exact. */
function firstTurn({ toMs, times, everyMs }: Fault, afterMs: number): number {
  return times > 1 ? Math.max(0, Math.floor((afterMs - toMs) / everyMs)) : 0;
}

function turnAt({ fromMs, toMs, everyMs }: Fault, index: number): Range {
  return { fromMs: fromMs + index * everyMs, toMs: toMs + index * everyMs };
}
