import { assert } from './assert';
import { grownCapacity } from './growth';

/** Beyond this a number is surely none that was given out one after another, and would only take up memory. */
const MAX_KEYS = 1 << 27;

/** A whole number for each small whole number: an array that grows, and 0 for all that was never set. */
export class NumberIndex {
  private values = new Int32Array(0);

  get(key: number): number {
    return key < this.values.length ? this.values[key] : 0;
  }

  set(key: number, value: number): void {
    if (key >= this.values.length) this.grow(key);
    this.values[key] = value;
  }

  private grow(key: number): void {
    assert(key < MAX_KEYS, `the number ${key} is none of those that are given out one after another from 0`);
    const grown = new Int32Array(grownCapacity(this.values.length, key + 1));
    grown.set(this.values);
    this.values = grown;
  }
}
