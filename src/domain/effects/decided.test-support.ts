import { deepFrozen } from '../given.test-support';
import type { ShopEvent } from '../shop';
import { appendDecided, type AppendTold } from './append-decided';
import type { DecidedEffect } from './decided-effects';
import { decideUpon, loadedRow, type LoadedRow } from './decided-rows';
import { order17, type ActedShop } from './effects.test-support';

/** Somebody who loads, decides and has stored, each when a test says so. */
export class ShopWriter {
  loaded: LoadedRow = { row: null, version: 0 };
  events: readonly ShopEvent[] = [];

  constructor(
    private readonly shop: ActedShop,
    readonly effect: DecidedEffect = 'reserve-stock',
    private readonly document = order17,
    private readonly key: string | null = null,
  ) {}

  load(): this {
    this.loaded = loadedRow(this.shop.shop, this.effect, this.document);
    return this;
  }

  /** Why not, or null. */
  decide(): string | null {
    const decided = decideUpon(this.loaded.row, this.effect, this.document, this.shop.context);
    this.events = decided.ok ? decided.value : [];
    return decided.ok ? null : decided.error.message;
  }

  append(checks: 'version' | 'nothing' = 'version'): AppendTold {
    const { effect, document, events, loaded, key, shop } = this;
    const expected = checks === 'version' ? loaded.version : null;
    const done = appendDecided(shop.shop, { effect, document, events, expected }, key, shop.context.now);
    shop.shop = deepFrozen(done.shop);
    return done.told;
  }
}
