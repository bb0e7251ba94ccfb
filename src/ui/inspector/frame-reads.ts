import { HEAD, type EDGE_FIELD, type Field, type FrameView, type NODE_FIELD } from '../../worker/frame';
import { layerRow } from '../../state/feed';

/** Values of a frame by the ids of the scenario; NaN when there is no frame, or the part is not in it. */
export function nodeValue(frame: FrameView | null, id: string, field: Field<typeof NODE_FIELD>): number {
  const row = frame?.layout.nodes.indexOf(id) ?? -1;
  return frame === null || row < 0 ? NaN : frame.node(row, field);
}

export function edgeValue(frame: FrameView | null, id: string, field: Field<typeof EDGE_FIELD>): number {
  const row = frame?.layout.edges.indexOf(id) ?? -1;
  return frame === null || row < 0 ? NaN : frame.edge(row, field);
}

export function layerValue(frame: FrameView | null, edge: string, layer: string, field: number): number {
  const row = frame === null ? -1 : layerRow(frame.layout, edge, layer);
  return frame === null || row < 0 ? NaN : frame.layer(row, field);
}

/** The moment of the newest frame, in ns; 0 before the first. */
export function timeOf(frame: FrameView | null): number {
  return frame === null ? 0 : frame.head(HEAD.time);
}
