import { coverage, type Box } from './box';

/** About as large as what is looked for, so that few cells and few boxes of each are looked at. */
const CELL = 128;

/** Boxes by where they are: how much of a place they cover is found without a look at those elsewhere. */
export class BoxField {
  private readonly cells = new Map<string, Box[]>();

  constructor(boxes: Iterable<Box> = []) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const there = this.cells.get(cell);
      if (there === undefined) this.cells.set(cell, [box]);
      else there.push(box);
    }
  }

  covered(place: Box): number {
    const near = new Set<Box>();
    for (const cell of cellsOf(place)) this.cells.get(cell)?.forEach((box) => near.add(box));
    return coverage(place, near);
  }
}

function cellsOf({ x, y, width, height }: Box): string[] {
  const cells: string[] = [];
  for (let column = Math.floor(x / CELL); column * CELL <= x + width; column++) {
    for (let row = Math.floor(y / CELL); row * CELL <= y + height; row++) cells.push(`${column},${row}`);
  }
  return cells;
}
