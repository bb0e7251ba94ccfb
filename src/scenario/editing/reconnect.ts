import { ok } from '../../base/result';
import type { Scenario, ScenarioEdge, ScenarioNode } from '../format';
import { isClient } from '../node-parts';
import type { ReconnectAct } from './acts';
import { connected } from './connect';
import { noSuchEdge, noSuchNode, refused, withPart, type DoneResult } from './done';
import { nodeWithout } from './node-without';
import { processEdges } from './process-edges';
import { processesWithout } from './processes-without';
import { edgeWithout, type Gone } from './without';
import { whyNotReconnect } from './why-not-connect';

const NOTHING: Gone = { nodes: new Set(), edges: new Set(), requestTypes: new Set() };

/**
 * One end of a call goes to another node. The call keeps its id, its guards and all that is aimed at it or expected of
 * it; where it comes from another node, that one makes it from now on.
 */
export function reconnect(scenario: Scenario, act: ReconnectAct): DoneResult {
  const edge = scenario.edges.find(({ id }) => id === act.edge);
  if (edge === undefined) return noSuchEdge(act.edge);
  if (!scenario.nodes.some(({ id }) => id === act.node)) return noSuchNode(act.node);
  const path = `edges.${edge.id}.${act.end}`;
  const expected = 'a call that can be made';
  if (edge[act.end] === act.node) return ok({ after: scenario, label: 'Nothing connected anew', made: [] });
  const why = whyNotReconnect(scenario, edge.id, act.end, act.node);
  if (why !== null) return refused(path, expected, why);
  if (act.end === 'from' && processEdges(scenario, edge.from).includes(edge.id)) {
    const reason = `A saga, a writer or a read model of ${nameIn(scenario, edge.from)} makes this call.`;
    return refused(path, expected, reason);
  }
  const after = act.end === 'to' ? leadingTo(scenario, edge, act.node) : comingFrom(scenario, edge, act.node);
  const lost = lostWay(after);
  if (lost !== null) return refused(path, expected, `${lost} would not get to its data any more.`);
  const { from, to }: ScenarioEdge = { ...edge, [act.end]: act.node };
  const label = `${nameIn(scenario, from)} → ${nameIn(scenario, to)} connected in place of ${nameIn(scenario, edge.from)} → ${nameIn(scenario, edge.to)}`;
  return ok({ after, label, made: [{ kind: 'edge', id: edge.id }] });
}

function leadingTo(scenario: Scenario, edge: ScenarioEdge, to: string): Scenario {
  return { ...scenario, edges: withPart<ScenarioEdge>(scenario.edges, { ...edge, to }) };
}

/** Fallbacks lead along calls of the same node only: those to and from the call do not come with it. */
function comingFrom(scenario: Scenario, edge: ScenarioEdge, from: string): Scenario {
  const theirs = scenario.edges.filter((one) => one !== edge && one.from === edge.from);
  const moved = { ...edgeWithout(edge, { edges: new Set(theirs.map(({ id }) => id)) }), from };
  const gone = { ...NOTHING, edges: new Set([edge.id]) };
  const edges = scenario.edges.map((one) => (one === edge ? moved : edgeWithout(one, gone)));
  const caller = scenario.nodes.find(({ id }) => id === edge.from);
  const nodes = scenario.nodes.map((node) => (node === caller ? nodeWithout(node, gone) : node));
  const next = nodes.find(({ id }) => id === from);
  if (next === undefined) return { ...scenario, nodes, edges };
  // Between two clients what is asked for goes along.
  const asked = caller?.kind === 'client' ? caller.mix.filter((entry) => entry.edge === edge.id) : [];
  const made = connected({ ...scenario, nodes, edges }, next, edge.to).after;
  if (!isClient(next) || asked.length === 0) return made;
  const asking = made.nodes.find(({ id }) => id === from);
  if (asking === undefined || !isClient(asking)) return made;
  const client = { ...asking, mix: [...next.mix, ...asked] };
  return { ...made, nodes: withPart<ScenarioNode>(made.nodes, client) };
}

/** The name of a saga, a writer or a read model that finds its data no more. */
function lostWay(scenario: Scenario): string | null {
  const found = processesWithout(scenario, NOTHING);
  for (const list of ['sagas', 'writers', 'views'] as const) {
    const kept = new Set<unknown>(found[list]);
    const lost = scenario[list].find((one) => !kept.has(one));
    if (lost !== undefined) return lost.name;
  }
  return null;
}

function nameIn({ nodes }: Scenario, node: string): string {
  return nodes.find(({ id }) => id === node)?.name ?? node;
}
