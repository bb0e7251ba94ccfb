import { defaultsOf } from '../base/check-settings';
import { sampleShop } from '../domain/sample/sample-shop';
import type { ShopState } from '../domain/shop';
import { shopFields } from '../domain/shop-settings';

/** The shop is the same in every run, whatever its seed: what a console shows as examples works in all of them. */
const SEED = 1;

export const SAMPLE_SETTINGS = defaultsOf(shopFields);

let start: ShopState | undefined;

/** The data that every run begins with, made when somebody first needs them. */
export function sampleStart(): ShopState {
  start ??= sampleShop(SEED, SAMPLE_SETTINGS).shop;
  return start;
}
