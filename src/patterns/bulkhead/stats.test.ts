import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../base/check-settings';
import * as engine from './engine';
import { explain } from './explain';
import { presets } from './preset-settings';
import { fields, type BulkheadSettings } from './settings';

const MS = 1e6;
const small: BulkheadSettings = { maxConcurrent: 1, queueLimit: 3, queueTimeoutMs: 50, queueOrder: 'fifo' };

function factsOf(
  config: engine.BulkheadConfig,
  state: engine.BulkheadState,
  now: number,
): Map<string, unknown> {
  return new Map(explain(config, state, now).facts.map(({ label, value }) => [label, value]));
}

describe('what is counted', () => {
  it('BH-13: each way out of the queue has a counter of its own', () => {
    const config = engine.configure(small);
    const state = engine.init(config, 0);
    for (const ticket of [0, 1, 2, 3, 4]) engine.tryAcquire(config, state, ticket, 0);
    expect(engine.expire(state, 1, 50 * MS)).toBe(true);
    expect(engine.leave(state, 2, 60 * MS)).toBe(true);
    expect(engine.release(config, state, 70 * MS)).toBe(3);
    expect(state).toMatchObject({
      admitted: 2,
      queuedTotal: 3,
      rejected: 1,
      timedOut: 1,
      left: 1,
      queued: 0,
    });
    expect(engine.expire(state, 1, 80 * MS)).toBe(false);
    expect(state.timedOut).toBe(1);
  });

  it.each([
    [
      'let in',
      (config: engine.BulkheadConfig, state: engine.BulkheadState) => engine.release(config, state, 40 * MS),
    ],
    [
      'timed out',
      (_config: engine.BulkheadConfig, state: engine.BulkheadState) => engine.expire(state, 1, 40 * MS),
    ],
    [
      'left',
      (_config: engine.BulkheadConfig, state: engine.BulkheadState) => engine.leave(state, 1, 40 * MS),
    ],
  ])('BH-17: the longest wait counts whoever was %s', (_how, end) => {
    const config = engine.configure(small);
    const state = engine.init(config, 0);
    engine.tryAcquire(config, state, 0, 0);
    engine.tryAcquire(config, state, 1, 10 * MS);
    end(config, state);
    expect(state.longestWait).toBe(30 * MS);
  });

  it('BH-17: tells of those who wait now, too, and keeps the longest after they are gone', () => {
    const config = engine.configure(small);
    const state = engine.init(config, 0);
    engine.tryAcquire(config, state, 0, 0);
    engine.tryAcquire(config, state, 1, 0);
    expect(factsOf(config, state, 25 * MS).get('longest wait')).toBe(25);
    engine.release(config, state, 30 * MS);
    engine.tryAcquire(config, state, 2, 31 * MS);
    expect(factsOf(config, state, 35 * MS).get('longest wait')).toBe(30);
  });

  it('BH-15: tells the counters, those of the queue only when somebody has waited', () => {
    const config = engine.configure(small);
    const state = engine.init(config, 0);
    engine.tryAcquire(config, state, 0, 0);
    expect([...factsOf(config, state, 0).keys()]).not.toContain('longest wait');
    engine.tryAcquire(config, state, 1, 0);
    engine.expire(state, 1, 50 * MS);
    expect(factsOf(config, state, 50 * MS)).toEqual(
      new Map<string, unknown>([
        ['slots taken', 1],
        ['slots', 1],
        ['waiting', 0],
        ['places in the queue', 3],
        ['waits at most', 50],
        ['let in', 1],
        ['turned away', 0],
        ['waited too long', 1],
        ['left the queue', 0],
        ['longest wait', 50],
      ]),
    );
  });
});

describe('presets', () => {
  it('are settings that the fields accept, in full, each under an id of its own', () => {
    for (const { settings } of presets) {
      expect(checkSettings(fields, settings, 'preset')).toEqual({ ok: true, value: settings });
      expect(Object.keys(settings)).toEqual(Object.keys(fields));
    }
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });

  it.each([
    ['payment-pool', 10, 20],
    ['inventory-pool', 5, 10],
    ['notification-pool', 20, 50],
    ['resilience4j', 25, 0],
    ['polly', 1000, 0],
    ['newest-first', 10, 100],
  ])('%s lets %i calls in, %i wait, and turns the next away', (id, slots, places) => {
    const preset = presets.find((one) => one.id === id);
    const config = engine.configure(preset?.settings ?? small);
    const state = engine.init(config, 0);
    const answers = Array.from({ length: slots + places + 1 }, (_, ticket) =>
      engine.tryAcquire(config, state, ticket, 0),
    );
    const count = (answer: number): number => answers.filter((one) => one === answer).length;
    expect([count(engine.ACQUIRED), count(engine.QUEUED), count(engine.REJECTED)]).toEqual([
      slots,
      places,
      1,
    ]);
    const last = slots + places - 1;
    if (places > 0) expect(engine.release(config, state, 1)).toBe(id === 'newest-first' ? last : slots);
  });
});
