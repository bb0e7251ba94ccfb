import type { Crossing } from '../../scenario/ownership';
import type { Topology } from './topology';

interface DrawnTopology extends Topology {
  /** The calls that are marked because they cross ownership. */
  readonly crossings: readonly { readonly edge: string }[];
}

/** What decides where things are drawn stays the same thing while only settings change: nothing is placed anew for them. */
export class KeptTopology {
  private text = '';
  private topology: DrawnTopology = { nodes: [], edges: [], crossings: [] };

  of({ nodes, edges }: Topology, crossings: readonly Crossing[]): DrawnTopology {
    const topology: DrawnTopology = {
      nodes: nodes.map(({ id, kind, position }) => ({
        id,
        kind,
        ...(position !== undefined && { position }),
      })),
      edges: edges.map(({ id, from, to, stack }) => ({
        id,
        from,
        to,
        stack: stack.map((layer) => ({ id: layer.id, kind: layer.kind })),
      })),
      crossings: crossings.map(({ edge }) => ({ edge })),
    };
    const text = JSON.stringify(topology);
    if (text !== this.text) [this.text, this.topology] = [text, topology];
    return this.topology;
  }
}
