import { mix32 } from '../../base/keyed-hash';

/** Numbers that follow from a seed alone, so that an input that shows a defect can be made again. */
export class Luck {
  private count = 0;

  constructor(private readonly seed: number) {}

  /** A whole number below `end`. */
  below(end: number): number {
    return (mix32(this.seed, this.count++) >>> 0) % end;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)];
  }
}
