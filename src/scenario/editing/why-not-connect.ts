import type { Scenario, ScenarioNode } from '../format';
import { calleesOf } from '../call-graph';
import { LIMITS } from '../limits';
import { calledEdges, isWorkNode } from '../node-parts';
import { processEdges } from './process-edges';

/**
 * Why a node cannot call another, as a sentence, or null if it can. Cheap enough to be asked at each movement of the
 * pointer; the parser has the last word when the call is made.
 */
export function whyNotConnect(scenario: Scenario, from: string, to: string): string | null {
  const nodes = new Map(scenario.nodes.map((node) => [node.id, node]));
  const [caller, callee] = [nodes.get(from), nodes.get(to)];
  if (caller === undefined || callee === undefined) return 'A call goes from one node to another.';
  if (from === to) return `${caller.name} cannot call itself.`;
  if (callee.kind === 'client') return `${callee.name} is a client: it asks, and answers nobody.`;
  const known = scenario.edges.filter((edge) => edge.from === from && edge.to === to);
  const uses = usedEdges(scenario, caller);
  if (known.some(({ id }) => uses.has(id))) return `${caller.name} calls ${callee.name} already.`;
  if (known.length === 0 && scenario.edges.length >= LIMITS.edges) {
    return `A scenario has at most ${LIMITS.edges} calls.`;
  }
  return whyFull(caller) ?? whyCircle(scenario, from, to, (id) => nodes.get(id)?.name ?? id);
}

/** Why one end of a call cannot go to another node, as a sentence, or null if it can. */
export function whyNotReconnect(
  scenario: Scenario,
  edgeId: string,
  end: 'from' | 'to',
  node: string,
): string | null {
  const edge = scenario.edges.find(({ id }) => id === edgeId);
  if (edge === undefined) return 'There is no such call.';
  const moved = { ...edge, [end]: node };
  // Without the call as it is, what is asked is whether it could be drawn anew.
  const edges = scenario.edges.filter((one) => one !== edge);
  return whyNotConnect({ ...scenario, edges }, moved.from, moved.to);
}

/** A client has a mix of limited length, and any other node a plan. */
function whyFull(caller: ScenarioNode): string | null {
  if (isWorkNode(caller)) {
    return caller.plan.length < LIMITS.steps ? null : `${caller.name} has ${LIMITS.steps} steps, the most.`;
  }
  const { mix, name } = caller;
  return mix.length < LIMITS.mixEntries
    ? null
    : `${name} has ${LIMITS.mixEntries} kinds of requests, the most.`;
}

/** The calls that a node makes, be it for its requests or for what it goes on with by itself. */
function usedEdges(scenario: Scenario, node: ScenarioNode): ReadonlySet<string> {
  const planned = isWorkNode(node) ? calledEdges(node) : node.mix.map(({ edge }) => edge);
  return new Set([...planned, ...processEdges(scenario, node.id)]);
}

/** A node that calls another must not be called by it, by whatever way: its requests would never end. */
function whyCircle(
  scenario: Scenario,
  from: string,
  to: string,
  nameOf: (node: string) => string,
): string | null {
  const callees = calleesOf(scenario);
  /** By node: from whom it was reached first. */
  const reached = new Map<string, string>([[to, from]]);
  // A map that is walked hears of what is added meanwhile.
  for (const [node] of reached) {
    for (const callee of callees.get(node) ?? []) {
      if (callee.node === from) {
        const circle = [...wayTo(reached, from, node), from].map(nameOf);
        return `Calls would run in a circle: ${circle.join(' → ')}.`;
      }
      if (!reached.has(callee.node)) reached.set(callee.node, node);
    }
  }
  return null;
}

function wayTo(reached: ReadonlyMap<string, string>, from: string, last: string): readonly string[] {
  const way = [last];
  for (
    let node = reached.get(last);
    node !== undefined;
    node = node === from ? undefined : reached.get(node)
  ) {
    way.unshift(node);
  }
  return way;
}
