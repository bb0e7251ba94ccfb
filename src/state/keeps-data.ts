import type { Scenario } from '../scenario/format';

/** Whether some node keeps the data of a service: only then events happen to any. */
export function keepsData({ nodes }: Pick<Scenario, 'nodes'>): boolean {
  return nodes.some((node) => node.kind !== 'client' && node.owns !== 'none');
}
