import { mix32 } from '../base/keyed-hash';

/** Draws whatever a random scenario is made of, evenly: arbitraries of numbers prefer the ends of their range. */
export class Draw {
  private count = 0;

  constructor(private readonly luck: number) {}

  private unit(): number {
    return (mix32(this.luck, this.count++) >>> 0) / 0x1_0000_0000;
  }

  whole(min: number, max: number): number {
    return min + Math.floor(this.unit() * (max - min + 1));
  }

  /** With three decimals, as a person would write it. */
  decimal(min: number, max: number): number {
    return Math.round((min + this.unit() * (max - min)) * 1000) / 1000;
  }

  chance(share: number): boolean {
    return this.unit() < share;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.whole(0, items.length - 1)];
  }

  /** At least one of them, in their order. */
  some<Item>(items: readonly Item[]): Item[] {
    const chosen = items.filter(() => this.chance(0.5));
    return chosen.length === 0 ? [this.one(items)] : chosen;
  }

  times<Item>(min: number, max: number, item: (index: number) => Item): Item[] {
    return Array.from({ length: this.whole(min, max) }, (_, index) => item(index));
  }

  /** The keys, or now and then nothing at all. */
  maybe<Part extends object>(part: () => Part): Part | object {
    return this.chance(0.5) ? part() : {};
  }
}
