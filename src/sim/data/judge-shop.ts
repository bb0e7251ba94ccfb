import { stockFaultsAfter } from '../../domain/effects/shop-faults';
import type { ShopEvent, ShopState } from '../../domain/shop';
import type { World } from '../world';
import type { DataBook } from './data-book';
import { ruleBroken } from './rule-broken';

interface JudgedShop {
  readonly book: DataBook;
  /** After the events. */
  readonly shop: ShopState;
}

/** What brought the data to where they are: a saga, or none (0), and the position of its last event. */
interface Cause {
  readonly saga: number;
  readonly event: number;
}

/**
 * Looks whether the products that some events have touched keep the rules that hold for every product at every moment.
 * Each rule is written down once for a product, the first time that it is broken.
 */
export function judgeShop(
  world: World,
  { book, shop }: JudgedShop,
  events: readonly ShopEvent[],
  cause: Cause,
): void {
  for (const { rule, product, text } of stockFaultsAfter(shop, events)) {
    if (!book.hasFaultOf(product, rule)) ruleBroken(world, book, { rule, subject: product, text, ...cause });
  }
}
