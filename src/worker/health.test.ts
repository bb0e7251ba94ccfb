import { describe, expect, it } from 'vitest';
import { HEALTH } from './frame';
import { HealthBook } from './health';

const SECOND = 1e9;

/** Feeds the same evidence ten times a second from one time to another and gives the last verdict. */
function feed(book: HealthBook, from: number, to: number, own: number, any = own, idleFor = 0): number {
  let health: number = HEALTH.idle;
  for (let time = from; time <= to; time += SECOND / 10)
    health = book.judge('a', time, { own, any, idleFor });
  return health;
}

describe('health', () => {
  it('is idle before the first call and well after good ones', () => {
    const book = new HealthBook();
    expect(feed(book, 0, SECOND, NaN, NaN, NaN)).toBe(HEALTH.idle);
    expect(feed(book, SECOND, 2 * SECOND, 0)).toBe(HEALTH.well);
  });

  it('takes a while to turn, and longer to turn back', () => {
    const book = new HealthBook();
    feed(book, 0, SECOND, 0);
    expect(feed(book, SECOND, 1.2 * SECOND, 0.9)).toBe(HEALTH.degraded);
    expect(feed(book, 1.2 * SECOND, 5 * SECOND, 0.9)).toBe(HEALTH.failing);
    expect(feed(book, 5 * SECOND, 6 * SECOND, 0.4)).toBe(HEALTH.failing);
    expect(feed(book, 6 * SECOND, 12 * SECOND, 0.4)).toBe(HEALTH.failing);
    expect(feed(book, 12 * SECOND, 20 * SECOND, 0.03)).toBe(HEALTH.degraded);
    expect(feed(book, 20 * SECOND, 40 * SECOND, 0)).toBe(HEALTH.well);
  });

  it('is degraded and not failing by the fault of others', () => {
    const book = new HealthBook();
    expect(feed(book, 0, 10 * SECOND, 0, 1)).toBe(HEALTH.degraded);
  });

  it('keeps the last word on a part that is not called any more, unless that was good', () => {
    const failed = new HealthBook();
    feed(failed, 0, 10 * SECOND, 1);
    expect(feed(failed, 10 * SECOND, 30 * SECOND, NaN, NaN, 20 * SECOND)).toBe(HEALTH.failing);
    const good = new HealthBook();
    feed(good, 0, 10 * SECOND, 0);
    expect(feed(good, 10 * SECOND, 12 * SECOND, NaN, NaN, 2 * SECOND)).toBe(HEALTH.well);
    expect(feed(good, 12 * SECOND, 30 * SECOND, NaN, NaN, 20 * SECOND)).toBe(HEALTH.idle);
  });
});
