import { overlap, type Box } from './box';

/** About as large as what is looked for, so that few cells and few boxes of each are looked at. */
const CELL = 128;
/** Each cell has a number of its own, as far as anybody draws. */
const ROWS = 1_048_576;

interface Entry {
  readonly box: Box;
  /** The question at which it was last counted: a box lies in several cells. */
  asked: number;
}

/** Boxes by where they are: how much of a place they cover is found without a look at those elsewhere. */
export class BoxField {
  private readonly cells = new Map<number, Entry[]>();
  private questions = 0;

  constructor(boxes: Iterable<Box> = []) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    const entry = { box, asked: 0 };
    forCells(box, (cell) => {
      const there = this.cells.get(cell);
      if (there === undefined) this.cells.set(cell, [entry]);
      else there.push(entry);
      return true;
    });
  }

  /**
   * The area of a place that lies under boxes, each of them counted by itself; of a place that is covered more than
   * matters only that it is.
   */
  covered(place: Box, most = Infinity): number {
    const question = ++this.questions;
    let sum = 0;
    forCells(place, (cell) => {
      for (const entry of this.cells.get(cell) ?? []) {
        if (entry.asked === question) continue;
        entry.asked = question;
        sum += overlap(place, entry.box);
        if (sum > most) return false;
      }
      return true;
    });
    return sum;
  }
}

/** Until `act` says that it has seen enough. */
function forCells({ x, y, width, height }: Box, act: (cell: number) => boolean): void {
  const [left, right] = [Math.floor(x / CELL), Math.floor((x + width) / CELL)];
  const [top, bottom] = [Math.floor(y / CELL), Math.floor((y + height) / CELL)];
  for (let column = left; column <= right; column++)
    for (let row = top; row <= bottom; row++) if (!act(column * ROWS + row)) return;
}
