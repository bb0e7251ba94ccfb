import type { Box } from './geometry/box';
import { edgeGeometry, sameBox, sameGeometry, type EdgeGeometry } from './geometry/edge-geometry';
import type { FlowDirection } from './geometry/ports';
import type { DrawnTopology } from './kept-topology';

type Lines = ReadonlyMap<string, EdgeGeometry>;
type Boxes = ReadonlyMap<string, Box>;

/** Takes the lines of the same calls along with the cards that are dragged. */
export type CarryLines = (topology: DrawnTopology, boxes: Boxes, flow: FlowDirection, before: Lines) => Lines;

/** Lines as they are drawn: where they go is thought over when cards stand elsewhere for good. */
export class KeptLines {
  private topology: DrawnTopology | undefined;
  private flow: FlowDirection | undefined;
  private boxes: Boxes = new Map();
  private lines: Lines = new Map();
  private carried: Lines = new Map();

  /**
   * With `carry` somebody holds cards, what becomes of them is on its way to the worker and back, or they were let go
   * just now and there shall be a frame before all is thought over.
   */
  of(topology: DrawnTopology, boxes: Boxes, flow: FlowDirection, carry: CarryLines | undefined): Lines {
    // Which calls are marked stays with them (`kept-topology.ts`).
    const isSame =
      topology.edges === this.topology?.edges && flow === this.flow && boxes.size === this.boxes.size;
    if (isSame && carry !== undefined) {
      this.carried = withKept(carry(topology, boxes, flow, this.lines), this.carried);
      return this.carried;
    }
    if (isSame && standAlike(boxes, this.boxes)) return this.lines;
    this.lines = withKept(edgeGeometry(topology, boxes, flow, topology.crossings), this.lines);
    [this.topology, this.flow, this.boxes] = [topology, flow, boxes];
    return this.lines;
  }
}

/** Lines that go where they went stay the same objects, so that nobody draws or measures them anew. */
function withKept(lines: Lines, before: Lines): Lines {
  return new Map(
    [...lines].map(([id, line]) => {
      const known = before.get(id);
      return [id, known !== undefined && sameGeometry(known, line) ? known : line];
    }),
  );
}

function standAlike(some: Boxes, others: Boxes): boolean {
  return [...some].every(([id, box]) => {
    const other = others.get(id);
    return (
      other !== undefined && sameBox(box, other) && box.width === other.width && box.height === other.height
    );
  });
}
