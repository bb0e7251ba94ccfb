import { NS_PER_SECOND, type Time } from '../../base/time';
import { drawsOf } from '../context';
import { handleRequest } from '../handle-request';
import { EMPTY_SHOP, type ShopCommand, type ShopEvent, type ShopState } from '../shop';
import type { ShopSettings } from '../shop-settings';

const HOUR = 3600 * NS_PER_SECOND;

/** Who runs a shop by itself: does one thing an hour, and writes down what happens. */
export class Keeper {
  shop: ShopState = EMPTY_SHOP;
  now: Time;
  readonly events: ShopEvent[] = [];
  readonly settings: ShopSettings;
  readonly draw: (purpose: string) => number;

  constructor(seed: number, settings: ShopSettings, hoursBeforeStart: number) {
    this.settings = settings;
    this.draw = drawsOf(seed);
    this.now = -hoursBeforeStart * HOUR;
  }

  /** Has it done, and says whether the shop agreed. */
  ask(request: ShopCommand): boolean {
    const handled = handleRequest(this.shop, request, this);
    this.shop = handled.shop;
    this.events.push(...handled.events);
    this.now += HOUR;
    return handled.answer.ok;
  }

  /** A whole number from 0 to `count` - 1. */
  pick(purpose: string, count: number): number {
    return Math.floor(this.draw(`sample/${purpose}`) * count);
  }
}
