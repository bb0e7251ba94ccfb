import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleShop } from '../domain/sample/sample-shop';
import { EMPTY_SHOP, evolveShop, type ShopEvent, type ShopState } from '../domain/shop';
import { SAMPLE_SETTINGS } from './sample-start';
import { ShopBook } from './shop-book';

/** More events than the book keeps states for, and no more than a test needs. */
const recorded = Array.from({ length: 400 }, (_, at): ShopEvent => ({
  service: 'analytics',
  event: { type: 'analytics.recorded', id: `batch-${at}`, at, events: [{ name: 'seen', at, value: 1 }] },
}));
const events = [...sampleShop(5, SAMPLE_SETTINGS).events, ...recorded];
const place = fc.integer({ min: 0, max: events.length });
const after = (count: number): ShopState => events.slice(0, count).reduce<ShopState>(evolveShop, EMPTY_SHOP);

describe('the book of a shop', () => {
  it('has the shop as it was after any number of events', () => {
    const book = new ShopBook(EMPTY_SHOP);
    book.append(events);
    fc.assert(
      fc.property(place, (count) => {
        expect(book.at(count)).toEqual(after(count));
      }),
      { numRuns: 30 },
    );
  });

  it('forks into one that goes its own way', () => {
    const book = new ShopBook(EMPTY_SHOP);
    book.append(events);
    fc.assert(
      fc.property(place, place, (count, back) => {
        const other = book.fork(count);
        expect(other.length).toBe(count);
        other.append(recorded.slice(0, 3));
        expect(other.at(Math.min(back, count))).toEqual(after(Math.min(back, count)));
        expect(other.at(count + 3)).toEqual(recorded.slice(0, 3).reduce<ShopState>(evolveShop, after(count)));
        expect(book.length).toBe(events.length);
        expect(other.fork(count).at(count)).toEqual(after(count));
      }),
      { numRuns: 20 },
    );
    expect(book.at(events.length)).toEqual(after(events.length));
  });

  it('says so when there is no such place', () => {
    const book = new ShopBook(EMPTY_SHOP);
    for (const wrong of [-1, 1, 0.5, Number.NaN]) expect(() => book.at(wrong)).toThrow('has no place');
  });
});
