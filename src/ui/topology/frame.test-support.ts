import {
  CELL_WIDTH,
  EDGE_WIDTH,
  FrameView,
  HEAD,
  HEAD_WIDTH,
  LAYER_WIDTH,
  NODE_WIDTH,
  WAIT_WIDTH,
  type FrameLayout,
} from '../../worker/frame';

/** Values by field, as in `{ [EDGE_FIELD.sent]: 12 }`. */
type Fields = Readonly<Record<number, number>>;

export interface FrameRowsByName {
  readonly head?: Fields;
  readonly nodes?: Readonly<Record<string, Fields>>;
  readonly edges?: Readonly<Record<string, Fields>>;
  /** By "edge/layer". */
  readonly layers?: Readonly<Record<string, Fields>>;
  /** By node, as many as the layout says. */
  readonly cells?: Readonly<Record<string, readonly Fields[]>>;
  readonly waiting?: readonly Fields[];
}

/** A frame that holds what a test says, and zeros. */
export function testFrame(layout: FrameLayout, rows: FrameRowsByName): FrameView {
  const { head = {}, nodes = {}, edges = {}, layers = {}, cells = {}, waiting = [] } = rows;
  const edgesAt = HEAD_WIDTH + layout.nodes.length * NODE_WIDTH;
  const layersAt = edgesAt + layout.edges.length * EDGE_WIDTH;
  const cellsAt = layersAt + layout.layers.length * LAYER_WIDTH;
  const waitingAt = cellsAt + (layout.cellStarts?.at(-1) ?? 0) * CELL_WIDTH;
  const data = new Float64Array(waitingAt + waiting.length * WAIT_WIDTH);
  const write = (at: number, fields: Fields | undefined): void => {
    for (const [field, value] of Object.entries(fields ?? {})) data[at + Number(field)] = value;
  };
  write(0, { ...head, [HEAD.waiting]: waiting.length });
  layout.nodes.forEach((id, row) => write(HEAD_WIDTH + row * NODE_WIDTH, nodes[id]));
  layout.edges.forEach((id, row) => write(edgesAt + row * EDGE_WIDTH, edges[id]));
  layout.layers.forEach(({ edge, layer }, row) =>
    write(layersAt + row * LAYER_WIDTH, layers[`${edge}/${layer}`]),
  );
  layout.nodes.forEach((id, row) =>
    cells[id]?.forEach((fields, place) =>
      write(cellsAt + ((layout.cellStarts?.[row] ?? 0) + place) * CELL_WIDTH, fields),
    ),
  );
  waiting.forEach((fields, row) => write(waitingAt + row * WAIT_WIDTH, fields));
  return new FrameView(layout, data);
}
