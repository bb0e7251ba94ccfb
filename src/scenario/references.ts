import type { Problem } from '../base/problem';
import type {
  Call,
  ClientNode,
  Fault,
  Group,
  RequestType,
  Saga,
  ScenarioEdge,
  ScenarioNode,
  View,
  WorkNode,
  Writer,
} from './format';
import type { Expectation } from './expect/format';
import { checkExpectations } from './expect/references';
import { checkAim } from './fault-references';
import { checkGroups } from './group-references';
import { unknownWord, type GivenWords, type Refer } from './given-words';
import { callsOfStep, isAtRest, isWorkNode } from './node-parts';
import { checkOwners } from './owner-references';
import { checkProcesses } from './process-references';
import { checkBelonging } from './store-references';

/** The parts of a file that could be read, and the words of all parts, also of those with something wrong in them. */
export interface ReadParts {
  readonly requestTypes: readonly RequestType[];
  readonly nodes: readonly ScenarioNode[];
  readonly edges: readonly ScenarioEdge[];
  readonly sagas: readonly Saga[];
  readonly writers: readonly Writer[];
  readonly views: readonly View[];
  readonly faults: readonly Fault[];
  readonly expect: readonly Expectation[];
  readonly groups: readonly Group[];
  readonly given: GivenWords;
}

/** Checks that every name leads somewhere, and that calls leave the node that makes them. */
export function checkReferences(parts: ReadParts): Problem[] {
  const problems: Problem[] = [];
  const refer: Refer = (kind, word, path) => {
    if (parts.given[kind].has(word)) return true;
    problems.push(unknownWord(kind, word, parts.given, path));
    return false;
  };
  const nodes = new Map(parts.nodes.map((node) => [node.id, node]));
  const edges = new Map(parts.edges.map((edge) => [edge.id, edge]));
  const noClient = (id: string, path: string, what: string): void => {
    if (nodes.get(id)?.kind !== 'client') return;
    problems.push({
      path,
      expected: `${what}: a service, gateway or database`,
      received: `the client "${id}"`,
    });
  };
  const leaves = (edgeId: string, node: ScenarioNode, path: string): void => {
    const edge = edges.get(edgeId);
    if (edge === undefined || edge.from === node.id) return;
    const received = `"${edgeId}", which leaves ${edge.from}`;
    problems.push({ path, expected: `an edge that leaves ${node.id}`, received });
  };
  for (const edge of parts.edges) {
    refer('nodes', edge.from, `edges.${edge.id}.from`);
    if (refer('nodes', edge.to, `edges.${edge.id}.to`))
      noClient(edge.to, `edges.${edge.id}.to`, 'a node that answers');
  }
  for (const node of parts.nodes) {
    for (const { id, path } of callsOf(node)) {
      if (refer('edges', id, path)) leaves(id, node, path);
    }
    if (isWorkNode(node)) checkCallTypes(node, refer);
    else {
      node.mix.forEach(({ requestType }, index) => {
        refer('requestTypes', requestType, `nodes.${node.id}.mix[${index}].requestType`);
      });
      problems.push(...checkMix(node));
    }
  }
  problems.push(...checkBelonging(nodes, refer));
  problems.push(...checkOwners(parts.nodes), ...checkProcesses({ ...parts, nodes, edges }, refer));
  for (const fault of parts.faults) {
    const path = `faults.${fault.id}.target`;
    fault.target.nodes?.forEach((node, index) => {
      if (refer('nodes', node, `${path}.nodes[${index}]`)) {
        noClient(node, `${path}.nodes[${index}]`, 'a node that works');
      }
    });
    fault.target.edges?.forEach((edge, index) => refer('edges', edge, `${path}.edges[${index}]`));
    problems.push(...checkAim(fault, refer));
  }
  problems.push(...checkGroups(parts.groups, refer));
  const hasSagas = parts.given.sagas.size > 0;
  problems.push(...checkExpectations({ expect: parts.expect, nodes, edges, hasSagas }, refer));
  return problems;
}

/** Every edge that a node names, and where it names it. */
function callsOf(node: ScenarioNode): { readonly id: string; readonly path: string }[] {
  if (node.kind === 'client') {
    return node.mix.map(({ edge }, index) => ({ id: edge, path: `nodes.${node.id}.mix[${index}].edge` }));
  }
  return planCalls(node);
}

function planCalls(node: WorkNode): { readonly id: string; readonly path: string }[] {
  return placedCalls(node).map(({ call, path }) =>
    typeof call === 'string' ? { id: call, path } : { id: call.edge, path: `${path}.edge` },
  );
}

function placedCalls(node: WorkNode): { readonly call: Call; readonly path: string }[] {
  return node.plan.flatMap((step, index) => {
    const path = `nodes.${node.id}.plan[${index}]`;
    const calls = callsOfStep(step);
    return calls.map((call, place) => ({ call, path: calls.length === 1 ? path : `${path}[${place}]` }));
  });
}

/** A call for some types of requests only names types that exist. */
function checkCallTypes(node: WorkNode, refer: Refer): void {
  for (const { call, path } of placedCalls(node)) {
    if (typeof call === 'string') continue;
    call.requestTypes?.forEach((type, index) =>
      refer('requestTypes', type, `${path}.requestTypes[${index}]`),
    );
  }
}

/** A client that asks must know what. One at rest may still be without a mix: that is how it begins in the editor. */
function checkMix(client: ClientNode): Problem[] {
  const total = client.mix.reduce((sum, entry) => sum + entry.weight, 0);
  if (total > 0 || isAtRest(client)) return [];
  const received = client.mix.length === 0 ? 'an empty list' : 'weights of 0 only';
  return [
    {
      path: `nodes.${client.id}.mix`,
      expected: 'at least one entry with a weight above 0, or a client at rest: 0 per second, or no users',
      received,
    },
  ];
}
