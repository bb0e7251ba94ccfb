import type { Box } from '../../topology/geometry/box';
import type { LayoutNode } from '../../topology/layout/layered';
import { ASPECT } from './systems';

/** A layer of more cards than this would be a tower that no pane shows at a legible size. */
export const MOST_ROWS = 16;
const BETWEEN = { layers: 104, columns: 56, rows: 40 };

/** Each layer in as many columns as make the whole as wide for its height as a pane, in the order of its cards. */
export function inColumns(layers: readonly (readonly LayoutNode[])[]): ReadonlyMap<string, Box> {
  const all = layers.flat();
  const width = Math.max(0, ...all.map((card) => card.width));
  const height = Math.max(0, ...all.map((card) => card.height)) + BETWEEN.rows;
  const rows = Math.ceil(Math.sqrt((all.length * (width + BETWEEN.columns)) / (height * ASPECT)));
  const boxes = new Map<string, Box>();
  let left = 0;
  for (const layer of layers) {
    const columns = Math.ceil(layer.length / rows);
    const inEach = Math.ceil(layer.length / columns);
    for (let first = 0; first < layer.length; first += inEach) {
      const column = layer.slice(first, first + inEach);
      column.forEach((card, row) => {
        const middle = (row - (column.length - 1) / 2) * height;
        const x = Math.round(left + (width - card.width) / 2);
        boxes.set(card.id, {
          x,
          y: Math.round(middle - card.height / 2),
          width: card.width,
          height: card.height,
        });
      });
      left += width + BETWEEN.columns;
    }
    left += BETWEEN.layers - BETWEEN.columns;
  }
  return boxes;
}
