import type { ScenarioEdge, ScenarioNode } from '../../../scenario/format';

const KINDS: readonly (readonly [ScenarioNode['kind'], string, string])[] = [
  ['client', 'client', 'clients'],
  ['gateway', 'gateway', 'gateways'],
  ['service', 'service', 'services'],
  ['database', 'database', 'databases'],
];

/** "3 nodes", "2 calls", "3 nodes and 2 calls" */
export function severalTitle(nodes: number, edges: number): string {
  const words = [counted(nodes, 'node', 'nodes'), counted(edges, 'call', 'calls')];
  return words.filter((word) => word !== '').join(' and ');
}

/** "2 services, 1 database"; of calls alone how many of them policies guard. */
export function severalCaption(nodes: readonly ScenarioNode[], edges: readonly ScenarioEdge[]): string {
  if (nodes.length === 0) {
    const guarded = edges.filter(({ stack }) => stack.length > 0).length;
    return guarded === edges.length ? 'all with policies' : `${guarded} with policies`;
  }
  return KINDS.map(([kind, one, many]) =>
    counted(nodes.filter((node) => node.kind === kind).length, one, many),
  )
    .filter((word) => word !== '')
    .join(', ');
}

function counted(count: number, one: string, many: string): string {
  if (count === 0) return '';
  return `${count} ${count === 1 ? one : many}`;
}
