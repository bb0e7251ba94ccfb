import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import * as engine from './engine';
import { explain } from './explain';
import { fields, type BulkheadSettings } from './settings';

const { ACQUIRED, NOBODY, QUEUED, REJECTED } = engine;

/** One slot that is taken, and a queue in which tickets 1, 2, 3... wait, each a millisecond after the one before. */
function queueOf(waiters: number, settings: Partial<BulkheadSettings> = {}) {
  const all: BulkheadSettings = {
    ...defaultsOf(fields),
    maxConcurrent: 1,
    queueLimit: waiters,
    queueOrder: 'lifo',
    ...settings,
  };
  const state = engine.init(engine.configure(all), 0);
  const queue = {
    state,
    config: engine.configure(all),
    now: 0,
    use(changed: Partial<BulkheadSettings>) {
      queue.config = engine.configure({ ...all, ...changed });
    },
    ask: (ticket: number) => engine.tryAcquire(queue.config, state, ticket, queue.now),
    release: () => engine.release(queue.config, state, queue.now),
    releases: (count: number) => Array.from({ length: count }, () => queue.release()),
  };
  queue.ask(0);
  for (let ticket = 1; ticket <= waiters; ticket += 1) {
    queue.now += 1e6;
    queue.ask(ticket);
  }
  return queue;
}

describe('the newest waiter first', () => {
  it('BH-16: serves waiters in the opposite order', () => {
    expect(queueOf(3).releases(3)).toEqual([3, 2, 1]);
  });

  it('BH-16: newcomers go before those who wait, as long as they come', () => {
    const queue = queueOf(2);
    expect(queue.release()).toBe(2);
    expect(queue.ask(9)).toBe(QUEUED);
    expect(queue.releases(2)).toEqual([9, 1]);
  });

  it('BH-3, BH-4: a newcomer takes no slot that was handed over, only a place in the queue', () => {
    const queue = queueOf(1);
    expect(queue.release()).toBe(1);
    expect(queue.state.current).toBe(1);
    expect(queue.ask(8)).toBe(QUEUED);
    expect(queue.release()).toBe(8);
    queue.release();
    expect(queue.ask(7)).toBe(ACQUIRED);
  });

  it('BH-2: a full queue turns a newcomer away and nobody loses a place to it', () => {
    const queue = queueOf(2);
    expect(queue.ask(9)).toBe(REJECTED);
    expect(queue.releases(2)).toEqual([2, 1]);
  });

  it('BH-6: a cancelled waiter leaves at once, wherever it stands, and the others keep their order', () => {
    for (const [gone, order] of [
      [1, [4, 3, 2]],
      [2, [4, 3, 1]],
      [4, [3, 2, 1]],
    ] as const) {
      const queue = queueOf(4);
      expect(engine.leave(queue.state, gone, queue.now)).toBe(true);
      expect(queue.state.queued).toBe(3);
      expect(queue.ask(9)).toBe(QUEUED);
      expect(queue.releases(4)).toEqual([9, ...order]);
    }
  });

  it('BH-10: a shorter queue rejects those whose turn would come last: the longest waiters', () => {
    const queue = queueOf(4);
    queue.use({ queueLimit: 2 });
    const { config, state, now } = queue;
    expect([1, 2, 3].map(() => engine.evict(config, state, now))).toEqual([1, 2, NOBODY]);
    engine.adapt(config, state, now);
    expect([queue.ask(9), ...queue.releases(2)]).toEqual([REJECTED, 4, 3]);
  });

  it('BH-16: the order may change while calls wait', () => {
    const queue = queueOf(4);
    expect(queue.release()).toBe(4);
    queue.use({ queueOrder: 'fifo' });
    expect(queue.release()).toBe(1);
    queue.use({ queueOrder: 'lifo' });
    expect(queue.releases(2)).toEqual([3, 2]);
  });

  it('BH-15: says who gets the next slot', () => {
    const queue = queueOf(3);
    expect(explain(queue.config, queue.state, 10e6).sentence).toBe(
      '1 of 1 slots are taken, 3 of 3 places in the queue: the next call is turned away. ' +
        'The next slot goes to the newest waiter, here since 7 ms.',
    );
  });
});
