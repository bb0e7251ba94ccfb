import type { JsonValue } from '../base/json';
import { eachRow, type Rows } from '../domain/rows/rows';
import type { ShopState } from '../domain/shop';
import type { ShopSettings } from '../domain/shop-settings';

export interface Example {
  readonly path: string;
  readonly body?: JsonValue;
}

/** What examples are made of: rows that are there, and names that nobody has taken yet. */
export class ExampleShop {
  private picked = 0;

  /** `pick` chooses among so many. */
  constructor(
    readonly shop: ShopState,
    readonly settings: ShopSettings,
    private readonly chosen: (purpose: string, count: number) => number,
    /** A name for something new, fit for an id. */
    readonly fresh: string,
    /** Who asks: a whole number from 0 on, or null for anybody. */
    private readonly user: number | null,
  ) {}

  /** A row that fits; where none does, any row, so that the example at least looks right. */
  pick<Row>(rows: Rows<Row>, fits: (row: Row) => boolean = () => true): Row {
    const all: Row[] = [];
    eachRow(rows, (row) => all.push(row));
    const fitting = all.filter(fits);
    const from = fitting.length > 0 ? fitting : all;
    this.picked += 1;
    return from[this.chosen(`row/${this.picked}`, from.length)];
  }

  choose(purpose: string, least: number, most: number): number {
    return least + this.chosen(purpose, most - least + 1);
  }

  /** The user who asks. */
  customerId(): string {
    const { rows } = this.shop.users.data.users;
    return this.user === null ? this.pick(rows).id : `user-${1 + (this.user % rows.count)}`;
  }
}
