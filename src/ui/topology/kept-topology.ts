import type { Crossing } from '../../scenario/ownership';
import { Alike } from '../app/use-alike';
import type { Topology, TopologyEdge, TopologyNode } from './topology';

export interface DrawnTopology extends Topology {
  /** The calls that are marked because they cross ownership. */
  readonly crossings: readonly { readonly edge: string }[];
}

/**
 * What decides where things are drawn stays the same thing while only settings change: nothing is placed anew for them.
 * So do the calls by themselves: which there are does not change when a card is moved.
 */
export class KeptTopology {
  private readonly nodes = new Alike<DrawnTopology['nodes']>();
  private readonly calls = new Alike<Omit<DrawnTopology, 'nodes'>>();
  private kept: DrawnTopology | undefined;

  of(topology: Topology, crossings: readonly Crossing[]): DrawnTopology {
    const nodes = this.nodes.of(topology.nodes.map(placeOf));
    const calls = this.calls.of({
      edges: topology.edges.map(callOf),
      crossings: crossings.map(({ edge }) => ({ edge })),
    });
    if (nodes !== this.kept?.nodes || calls.edges !== this.kept.edges) this.kept = { nodes, ...calls };
    return this.kept;
  }
}

function placeOf({ id, kind, position }: TopologyNode): TopologyNode {
  return { id, kind, ...(position !== undefined && { position }) };
}

function callOf({ id, from, to, stack }: TopologyEdge): TopologyEdge {
  return { id, from, to, stack: stack.map((layer) => ({ id: layer.id, kind: layer.kind })) };
}
