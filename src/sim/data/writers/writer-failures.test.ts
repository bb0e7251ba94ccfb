import { describe, expect, it } from 'vitest';
import { msToNs } from '../../../base/time';
import { drained, story } from '../../observed.test-support';
import { fault, networkFault, timeout } from '../../small-model.test-support';
import { begin, dataOf } from '../shop-model.test-support';
import { deskShop, endsOf, ran, storedBy } from './writer-model.test-support';

describe('an instance of a writer that is hit', () => {
  it('DW-35: drops what it handled, and what was stored stays', () => {
    const down = fault('down', 'desk1', 35.5, 200, { state: 'crashed' });
    const run = begin(deskShop({ more: { faults: [down] } }));
    expect(story(run.world, 2000).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      expect.stringMatching(/^web-desk1 (error|unavailable)$/),
    ]);
    const { book } = dataOf(run);
    expect(endsOf({ book, world: run.world })).toEqual(['35.5 web-desk1.1 under way']);
    expect(storedBy(dataOf(run))).toEqual(['35 inventory/web-desk1.1 of 1']);
    expect(drained(run.world, run.world.configuration.model)).toEqual([]);
    expect(dataOf(run).deeds.table.live).toBe(0);
  });

  it('DW-35: drops what nobody waits for any more', () => {
    const entry = { stack: [timeout(20)], giveUp: 'cancel' } as const;
    const run = begin(deskShop({ entry }));
    expect(story(run.world, 2000)).toEqual(['21 web-desk1 timeout']);
    const { book } = dataOf(run);
    expect(endsOf({ book, world: run.world })).toEqual(['22 web-desk1.1 under way']);
    expect(storedBy(dataOf(run))).toEqual([]);
    expect(drained(run.world, run.world.configuration.model)).toEqual([]);
  });

  it('DW-35: takes the replies that came while it hung when it goes on, and then what became due', () => {
    const hung = fault('hung', 'desk2', 34, 300, { state: 'hung' });
    const parts = { desks: 2, at: [1, 3], more: { faults: [hung] } };
    const run = begin(deskShop(parts));
    // Both appends of the second desk were overtaken meanwhile; each waits 20 ms from then on.
    const heard = story(run.world, 2000);
    expect(heard.filter((line) => line.includes('desk1'))).toHaveLength(2);
    expect(
      heard.filter((line) => line.includes('desk2')).every((line) => Number(line.split(' ')[0]) > 344),
    ).toBe(true);
    expect(dataOf(run).writers.host.repliesKept).toBe(2);
    // The answer to the first append is under way for longer than that to the second.
    const slow = networkFault('slow', ['desk1-stock'], 34.5, 35.5, {
      direction: 'back',
      addedNs: msToNs(10),
    });
    const faults = [slow, fault('hung', 'desk1', 34, 300, { state: 'hung' })];
    const order = ran(deskShop({ at: [1, 3], writer: { checks: 'nothing' }, more: { faults } }));
    expect(endsOf({ book: dataOf(order).book, world: order.world })).toEqual([
      '300 web-desk1.2 handled',
      '300 web-desk1.1 handled',
    ]);
    // Here it hangs during the waits, which are over when it goes on.
    const late = fault('hung', 'desk2', 45, 300, { state: 'hung' });
    const other = begin(deskShop({ ...parts, at: [1], more: { faults: [late] } }));
    expect(story(other.world, 2000)).toEqual(['37 web-desk1 ok', '325 web-desk2 ok']);
    expect(drained(other.world, other.world.configuration.model)).toEqual([]);
  });
});
