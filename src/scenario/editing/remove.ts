import { ok } from '../../base/result';
import { placed } from '../expect/nested';
import type { Scenario } from '../format';
import { isAtRest, isClient } from '../node-parts';
import type { RemoveAct } from './acts';
import { noSuchEdge, noSuchNode, type DoneResult } from './done';
import { idsOf } from './new-ids';
import { without } from './without';

/** Parts go, with whatever means nothing without them; the label says what that was. */
export function remove(scenario: Scenario, { parts }: RemoveAct): DoneResult {
  const nodes = new Set(parts.flatMap(({ kind, id }) => (kind === 'node' ? [id] : [])));
  const edges = new Set(parts.flatMap(({ kind, id }) => (kind === 'edge' ? [id] : [])));
  const [knownNodes, knownEdges] = [idsOf(scenario.nodes), idsOf(scenario.edges)];
  for (const id of nodes) if (!knownNodes.has(id)) return noSuchNode(id);
  for (const id of edges) if (!knownEdges.has(id)) return noSuchEdge(id);
  const after = without(scenario, { nodes, edges, requestTypes: new Set() });
  const label = `${whatGoes(scenario, nodes, edges)} removed`;
  return ok({ after, label: `${label}${whatElseGoes(scenario, after, edges.size)}`, made: [] });
}

function whatGoes(scenario: Scenario, nodes: ReadonlySet<string>, edges: ReadonlySet<string>): string {
  const nameOf = (node: string): string => scenario.nodes.find(({ id }) => id === node)?.name ?? node;
  const [node] = nodes;
  if (nodes.size === 1 && edges.size === 0) return nameOf(node);
  const edge = scenario.edges.find(({ id }) => edges.has(id));
  if (nodes.size === 0 && edges.size === 1 && edge !== undefined) {
    return `${nameOf(edge.from)} → ${nameOf(edge.to)}`;
  }
  const named = [counted(nodes.size, 'node'), counted(edges.size, 'call')].flat();
  return named.join(' and ');
}

/** What goes along, in words: ", with 2 calls, 1 fault". Steps of a plan go with their call without a word. */
export function whatElseGoes(before: Scenario, after: Scenario, ownEdges = 0): string {
  const lost: readonly (readonly [number, string, string?])[] = [
    [before.edges.length - after.edges.length - ownEdges, 'call'],
    [lostWithin(before.edges, after.edges, ({ stack }) => stack.length), 'fallback'],
    [before.sagas.length - after.sagas.length, 'saga'],
    [lostWithin(before.sagas, after.sagas, ({ steps }) => steps.length), 'step of a saga', 'steps of sagas'],
    [before.writers.length - after.writers.length, 'writer'],
    [before.views.length - after.views.length, 'read model'],
    [before.faults.length - after.faults.length, 'fault'],
    [placed(before.expect).length - placed(after.expect).length, 'expectation'],
    [before.groups.length - after.groups.length, 'group'],
  ];
  const along = lost.flatMap(([count, one, many]) => counted(count, one, many));
  const resting = restedClients(before, after);
  const rest = resting.length === 0 ? '' : `; ${resting.join(', ')} at rest`;
  return `${along.length === 0 ? '' : `, with ${along.join(', ')}`}${rest}`;
}

/** How much of the parts that are still there is gone. */
function lostWithin<Part extends { readonly id: string }>(
  before: readonly Part[],
  after: readonly Part[],
  count: (part: Part) => number,
): number {
  const old = new Map(before.map((part) => [part.id, part]));
  return after.reduce((lost, part) => {
    const was = old.get(part.id);
    return was === undefined || was === part ? lost : lost + count(was) - count(part);
  }, 0);
}

/** Clients that asked, and have nobody to ask any more. */
function restedClients(before: Scenario, after: Scenario): readonly string[] {
  const asked = idsOf(before.nodes.filter((node) => isClient(node) && !isAtRest(node)));
  return after.nodes.flatMap((node) =>
    isClient(node) && isAtRest(node) && asked.has(node.id) ? [node.name] : [],
  );
}

function counted(count: number, one: string, many = `${one}s`): string[] {
  return count <= 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}
