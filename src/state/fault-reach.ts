import { edgesOfFault, nodesOfFault } from '../scenario/fault-targets';
import type { Fault, Range, Scenario, ScenarioNode } from '../scenario/format';

/** The nodes whose work a fault concerns; none for a fault of the network. */
export function nodesOf(scenario: Scenario, fault: Fault): readonly string[] {
  return nodesOfFault(scenario, fault);
}

/** The edges that a fault is aimed at; none for a fault of nodes. */
export function edgesOf(scenario: Scenario, fault: Fault): readonly string[] {
  return edgesOfFault(scenario, fault);
}

/** Of the edges that a fault is aimed at, those with messages that it concerns: between its two zones, if it names any. */
export function reachedEdgesOf(scenario: Scenario, fault: Fault): readonly string[] {
  const aimedAt = edgesOf(scenario, fault);
  const { between } = fault.target;
  if (between === undefined) return aimedAt;
  const [one, other] = between;
  const zones = new Map(scenario.nodes.map((node) => [node.id, zonesOf(node)]));
  const crossing = scenario.edges.filter(({ from, to }) => {
    const [caller = [], callee = []] = [zones.get(from), zones.get(to)];
    const crosses = (here: string, there: string) => caller.includes(here) && callee.includes(there);
    return crosses(one, other) || crosses(other, one);
  });
  const reached = new Set(crossing.map(({ id }) => id));
  return aimedAt.filter((id) => reached.has(id));
}

/** Where a client or the instances of a node are: with more zones than instances, only the first ones hold any. */
function zonesOf(node: ScenarioNode): readonly string[] {
  if (node.kind === 'client') return node.zone === undefined ? [] : [node.zone];
  return node.zones.slice(0, node.instances);
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
