import { assert } from '../base/assert';
import { evolveShop, type ShopEvent, type ShopState } from '../domain/shop';

/** A state is kept after so many events, which is as far as going back ever has to be made up for. */
const KEPT_EACH = 256;

/** What happened in a shop, in order, and the shop as it was after any of it. */
export class ShopBook {
  private readonly events: ShopEvent[] = [];
  /** The shop after 0, `KEPT_EACH`, 2 x `KEPT_EACH`... events. */
  private readonly kept: ShopState[];
  private latest: ShopState;

  constructor(start: ShopState) {
    this.kept = [start];
    this.latest = start;
  }

  get length(): number {
    return this.events.length;
  }

  append(events: readonly ShopEvent[]): void {
    for (const event of events) {
      this.latest = evolveShop(this.latest, event);
      this.events.push(event);
      if (this.events.length % KEPT_EACH === 0) this.kept.push(this.latest);
    }
  }

  /** The shop after the first so many events. */
  at(length: number): ShopState {
    this.check(length);
    if (length === this.length) return this.latest;
    const place = Math.floor(length / KEPT_EACH);
    return this.events.slice(place * KEPT_EACH, length).reduce<ShopState>(evolveShop, this.kept[place]);
  }

  /** Another book that knows the first so many events, and goes on by itself. */
  fork(length: number): ShopBook {
    this.check(length);
    const place = Math.floor(length / KEPT_EACH);
    const other = new ShopBook(this.kept[place]);
    other.kept.splice(0, 1, ...this.kept.slice(0, place + 1));
    other.events.push(...this.events.slice(0, place * KEPT_EACH));
    other.append(this.events.slice(place * KEPT_EACH, length));
    return other;
  }

  private check(length: number): void {
    const inside = Number.isInteger(length) && length >= 0 && length <= this.length;
    assert(inside, `the book has no place ${length}; it has ${this.length} events`);
  }
}
