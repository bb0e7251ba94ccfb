import { ensure } from '../base/assert';
import { msToNs } from '../base/time';
import { CONTROLS } from '../patterns/circuit-breaker/catalogue';
import type { PatternId } from '../patterns/registry';
import type { Scenario } from '../scenario/format';
import { guardOfLayer, type GuardPart } from '../sim/configuration';
import type { Guard } from '../policies/guard';
import type { World } from '../sim/world';
import { MOST_CELLS, type FrameLayout, type LayerRef } from './frame';

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
  /** By node: the engines of its callers that keep calls away from instances, and those that choose instances. */
  readonly ejectionsOf: readonly (readonly CallerGuard[])[];
  readonly balancersOf: readonly (readonly CallerGuard[])[];
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

/** The engine of a layer on an edge. */
interface CallerGuard {
  readonly edge: string;
  readonly guard: Guard;
}

export interface LayerRow {
  readonly edge: number;
  readonly layer: string;
  readonly kind: string;
  readonly maxAttempts: number;
  readonly guard: GuardPart | undefined;
}

/** `start` is the scenario that the run began with. */
export function partRowsOf(
  scenario: Scenario,
  world: World,
  topologyVersion: number,
  start: Scenario = scenario,
): PartRows {
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
      guard: configuration.guards[guardOfLayer(configuration, edge.id, layer.id)],
    })),
  );
  const nodes = scenario.nodes.map(({ kind, id }): PartRows['nodes'][number] =>
    kind === 'client'
      ? { group: 'clients', row: ensure(clientRow.get(id), `client ${id}`), id }
      : { group: 'nodes', row: ensure(nodeRow.get(id), `node ${id}`), id },
  );
  const guardsOf = (wanted: PatternId): readonly (readonly CallerGuard[])[] =>
    nodes.map(({ id }) =>
      layers.flatMap(({ edgeId, kind, edge, guard }): CallerGuard[] =>
        kind === wanted && guard !== undefined && configuration.edges[edge].model.to === id
          ? [{ edge: edgeId, guard: guard.guard }]
          : [],
      ),
    );
  return {
    layout: {
      topologyVersion,
      durationNs: msToNs(scenario.durationMs),
      nodes: scenario.nodes.map(({ id }) => id),
      edges: scenario.edges.map(({ id }) => id),
      layers: layers.map(({ edgeId, layer, kind }) => layerRef(start, edgeId, layer, kind)),
      cellStarts: cellStarts(world, nodes),
    },
    nodes,
    ejectionsOf: guardsOf('outlier-ejection'),
    balancersOf: guardsOf('load-balancer'),
    edges,
    layers,
    clients: [...clientRow.values()],
    retrying: [...new Set(layers.filter(({ kind }) => kind === 'retry').map(({ edge }) => edge))],
    layerOfGuard: configuration.guards.map((part) =>
      // The engine of a layer that is switched off is no part of the run, but its past is that of the layer.
      layers.findIndex(
        ({ edge, layer, guard }) => guard === part || (edge === part.edge && layer === part.layer),
      ),
    ),
  };
}

/** A breaker that was held by hand from the beginning tells no change of it. */
function layerRef(start: Scenario, edge: string, layer: string, kind: string): LayerRef {
  const stack = start.edges.find(({ id }) => id === edge)?.stack;
  const first = stack?.find(({ id }) => id === layer);
  const held = first?.kind === 'circuit-breaker' ? CONTROLS.indexOf(first.settings.control) : 0;
  return held > 0 ? { edge, layer, kind, beginsHeld: held } : { edge, layer, kind };
}

/** Where the cells of each node begin, and at the end how many there are. Clients and only instances have none. */
function cellStarts(world: World, nodes: PartRows['nodes']): readonly number[] {
  const starts = [0];
  for (const { group, row } of nodes) {
    const instances = group === 'nodes' ? world.nodeParts[row].allInstances.length : 0;
    starts.push(starts[starts.length - 1] + (instances > 1 ? Math.min(MOST_CELLS, instances) : 0));
  }
  return starts;
}

function rowsById(parts: readonly { readonly model: { readonly id: string } }[]): Map<string, number> {
  return new Map(parts.map((part, row) => [part.model.id, row]));
}
