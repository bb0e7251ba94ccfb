import type { FrameLayout } from '../../worker/frame';

/** Where the parts stand in the frames of a layout. */
export interface FrameRows {
  readonly nodes: ReadonlyMap<string, number>;
  readonly edges: ReadonlyMap<string, number>;
  /** By edge and layer. */
  readonly layers: ReadonlyMap<string, number>;
}

const known = new WeakMap<FrameLayout, FrameRows>();

/** Every card, edge and gate looks its row up many times a second, so each layout is searched once. */
export function frameRows(layout: FrameLayout): FrameRows {
  let rows = known.get(layout);
  if (rows === undefined) {
    rows = {
      nodes: new Map(layout.nodes.map((id, row) => [id, row])),
      edges: new Map(layout.edges.map((id, row) => [id, row])),
      layers: new Map(layout.layers.map(({ edge, layer }, row) => [layerKey(edge, layer), row])),
    };
    known.set(layout, rows);
  }
  return rows;
}

export function layerKey(edge: string, layer: string): string {
  return `${edge}/${layer}`;
}
