import { ensure } from '../base/assert';
import { msToNs } from '../base/time';
import type { Scenario } from '../scenario/format';
import type { GuardPart } from '../sim/configuration';
import type { World } from '../sim/world';
import type { FrameLayout } from './frame';

/** Where the parts of a layout stand in the world: the rows of a frame in terms of the world's indices. */
export interface PartRows {
  readonly layout: FrameLayout;
  readonly nodes: readonly {
    readonly group: 'clients' | 'nodes';
    readonly row: number;
    readonly id: string;
  }[];
  readonly edges: readonly EdgeRow[];
  readonly layers: readonly LayerRow[];
  readonly clients: readonly number[];
  /** Edges that retry. */
  readonly retrying: readonly number[];
  /** By the index of a guard in the world: its row in the layout, or -1 when an edit took its layer away. */
  readonly layerOfGuard: readonly number[];
}

export interface EdgeRow {
  readonly id: string;
  readonly row: number;
  /** By index in the world. */
  readonly to: number;
}

export interface LayerRow {
  readonly edge: number;
  readonly layer: string;
  readonly kind: string;
  readonly maxAttempts: number;
  readonly guard: GuardPart | undefined;
}

export function partRowsOf(scenario: Scenario, world: World, topologyVersion: number): PartRows {
  const { configuration } = world;
  const clientRow = rowsById(configuration.clients);
  const nodeRow = rowsById(configuration.nodes);
  const edgeRow = rowsById(configuration.edges);
  const edges = scenario.edges.map(({ id }) => {
    const row = ensure(edgeRow.get(id), `edge ${id}`);
    return { id, row, to: configuration.edges[row].to };
  });
  const layers = scenario.edges.flatMap((edge, at) =>
    edge.stack.map((layer): LayerRow & { readonly edgeId: string } => ({
      edgeId: edge.id,
      edge: edges[at].row,
      layer: layer.id,
      kind: layer.kind,
      maxAttempts: layer.kind === 'retry' ? layer.settings.maxAttempts : 1,
      guard: configuration.guards.find(
        (part) => part.edge === edges[at].row && part.layer === layer.id && part.kind === layer.kind,
      ),
    })),
  );
  return {
    layout: {
      topologyVersion,
      durationNs: msToNs(scenario.durationMs),
      nodes: scenario.nodes.map(({ id }) => id),
      edges: scenario.edges.map(({ id }) => id),
      layers: layers.map(({ edgeId, layer, kind }) => ({ edge: edgeId, layer, kind })),
    },
    nodes: scenario.nodes.map(({ kind, id }) =>
      kind === 'client'
        ? { group: 'clients', row: ensure(clientRow.get(id), `client ${id}`), id }
        : { group: 'nodes', row: ensure(nodeRow.get(id), `node ${id}`), id },
    ),
    edges,
    layers,
    clients: [...clientRow.values()],
    retrying: [...new Set(layers.filter(({ kind }) => kind === 'retry').map(({ edge }) => edge))],
    layerOfGuard: configuration.guards.map((part) => layers.findIndex(({ guard }) => guard === part)),
  };
}

function rowsById(parts: readonly { readonly model: { readonly id: string } }[]): Map<string, number> {
  return new Map(parts.map((part, row) => [part.model.id, row]));
}
