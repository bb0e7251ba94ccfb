import { hashText } from '../base/hash-text';
import { RandomBank } from '../base/random-bank';
import type { Time } from '../base/time';
import type { ShopSettings } from './shop-settings';

/** What a decision may know beside its own state and its command. */
export interface Context {
  /** The moment of the decision in nanoseconds; the events carry it as `at`. */
  readonly now: Time;
  /**
   * A number strictly between 0 and 1 that depends on the purpose alone (and the seed of the run): asked twice for
   * the same purpose, it says the same, so a decision that is made again comes out alike.
   */
  readonly draw: (purpose: string) => number;
  readonly settings: ShopSettings;
}

/** The draws of a run by its seed. */
export function drawsOf(seed: number): (purpose: string) => number {
  const bank = new RandomBank(seed);
  return (purpose) => bank.keyedUnit(hashText(purpose, seed), purpose.length);
}
