import { nearestWord } from '../base/nearest-word';
import type { Problem } from '../base/problem';
import type {
  ClientNode,
  Expectation,
  Fault,
  RequestType,
  ScenarioEdge,
  ScenarioNode,
  WorkNode,
} from './format';

/** The parts of a file that could be read, and the ids of all parts, also of those with something wrong in them. */
export interface ReadParts {
  readonly requestTypes: readonly RequestType[];
  readonly nodes: readonly ScenarioNode[];
  readonly edges: readonly ScenarioEdge[];
  readonly faults: readonly Fault[];
  readonly expect: readonly Expectation[];
  readonly ids: Readonly<Record<'requestTypes' | 'nodes' | 'edges' | 'faults', ReadonlySet<string>>>;
}

/** Checks that every name leads somewhere, and that calls leave the node that makes them. */
export function checkReferences(parts: ReadParts): Problem[] {
  const problems: Problem[] = [];
  const refer = (kind: keyof ReadParts['ids'], id: string, path: string): boolean => {
    const known = parts.ids[kind];
    if (known.has(id)) return true;
    problems.push({ path, expected: knownIds(WORDS[kind], id, [...known]), received: `"${id}"` });
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
    if (node.kind === 'client') {
      node.mix.forEach(({ requestType }, index) => {
        refer('requestTypes', requestType, `nodes.${node.id}.mix[${index}].requestType`);
      });
      problems.push(...checkMix(node));
    }
  }
  for (const fault of parts.faults) {
    const path = `faults.${fault.id}.node`;
    if (refer('nodes', fault.node, path)) noClient(fault.node, path, 'a node that works');
  }
  for (const expectation of parts.expect) {
    problems.push(...checkExpectation(expectation, edges, nodes, refer));
  }
  return problems;
}

const WORDS = {
  requestTypes: 'a request type',
  nodes: 'a node',
  edges: 'an edge',
  faults: 'a fault',
} as const;

function knownIds(what: string, id: string, known: readonly string[]): string {
  const nearest = nearestWord(id, known);
  if (nearest !== null) return `the id of ${what}, perhaps "${nearest}"`;
  if (known.length === 0) return `the id of ${what}; the scenario has none`;
  const shown = known.slice(0, 8).join(', ');
  return `the id of ${what}: ${shown}${known.length > 8 ? ', …' : ''}`;
}

/** Every edge that a node names, and where it names it. */
function callsOf(node: ScenarioNode): { readonly id: string; readonly path: string }[] {
  if (node.kind === 'client') {
    return node.mix.map(({ edge }, index) => ({ id: edge, path: `nodes.${node.id}.mix[${index}].edge` }));
  }
  return planCalls(node);
}

function planCalls(node: WorkNode): { readonly id: string; readonly path: string }[] {
  return node.plan.flatMap((step, index) => {
    const path = `nodes.${node.id}.plan[${index}]`;
    if (typeof step === 'string') return [{ id: step, path }];
    return step.map((id, place) => ({ id, path: `${path}[${place}]` }));
  });
}

/** A client that asks must know what. One at rest may still be without a mix: that is how it begins in the editor. */
function checkMix(client: ClientNode): Problem[] {
  const total = client.mix.reduce((sum, entry) => sum + entry.weight, 0);
  if (client.ratePerSecond === 0 || total > 0) return [];
  const received = client.mix.length === 0 ? 'an empty list' : 'weights of 0 only';
  return [
    {
      path: `nodes.${client.id}.mix`,
      expected: 'at least one entry with a weight above 0, or a rate of 0 per second',
      received,
    },
  ];
}

function checkExpectation(
  expectation: Expectation,
  edges: ReadonlyMap<string, ScenarioEdge>,
  nodes: ReadonlyMap<string, ScenarioNode>,
  refer: (kind: keyof ReadParts['ids'], id: string, path: string) => boolean,
): Problem[] {
  const path = `expect.${expectation.id}`;
  if (expectation.kind === 'breaker-state') {
    refer('faults', expectation.after.fault, `${path}.after.fault`);
    refer('edges', expectation.edge, `${path}.edge`);
    const edge = edges.get(expectation.edge);
    if (edge === undefined) return [];
    const breakers = edge.stack.filter((layer) => layer.kind === 'circuit-breaker').map((layer) => layer.id);
    if (breakers.includes(expectation.layer)) return [];
    const choice = breakers.length === 0 ? 'it has none' : breakers.join(', ');
    const expected = `a circuit breaker of ${edge.id}: ${choice}`;
    return [{ path: `${path}.layer`, expected, received: `"${expectation.layer}"` }];
  }
  const { client } = expectation;
  if (client === undefined || !refer('nodes', client, `${path}.client`)) return [];
  const node = nodes.get(client);
  if (node === undefined || node.kind === 'client') return [];
  return [{ path: `${path}.client`, expected: 'a client', received: `the ${node.kind} "${client}"` }];
}
