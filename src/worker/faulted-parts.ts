import { UP } from '../sim/tables';
import type { World } from '../sim/world';

/** Rows of the parts that a fault acts on at this moment. */
export interface FaultedParts {
  readonly nodes: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
}

export function faultedParts(world: World): FaultedParts {
  const nodes = new Set<number>();
  const edges = new Set<number>();
  const { node } = world.instances.col;
  world.configuration.faults.forEach((fault, index) => {
    if (world.faultTurns[index] < 0) return;
    for (const instance of fault.instances) nodes.add(node[instance]);
    for (const edge of fault.edges) edges.add(edge);
  });
  return { nodes, edges };
}

/** Instances of a node that take requests: up, and not hung. */
export function readyInstances(world: World, node: number): number {
  const { state, hung } = world.instances.col;
  return world.nodeParts[node].instances.reduce(
    (count, instance) => count + (state[instance] === UP && hung[instance] === 0 ? 1 : 0),
    0,
  );
}
