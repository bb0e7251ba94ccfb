import { describe, expect, it } from 'vitest';
import { eventStore } from './event-store';
import { guard } from './guard';
import { ManualClock, settle } from './manual-clock.test-support';
import { repository, type RepositoryOptions } from './repository';
import { watched } from './work.test-support';

interface Counted {
  readonly type: 'counted';
  readonly data: { readonly by: number; readonly saw: number };
}

/** With each event it says what it saw: an update that was lost would show. */
function counters(options: RepositoryOptions = {}) {
  const clock = new ManualClock();
  const store = eventStore({ clock });
  const decisions: number[] = [];
  const rules = {
    decide: (state: number | null, by: number): Counted[] => {
      decisions.push(by);
      if (by < 0) throw new RangeError(`cannot count ${by} at ${state ?? 0}`);
      return by === 0 ? [] : [{ type: 'counted', data: { by, saw: state ?? 0 } }];
    },
    evolve: (state: number | null, { data }: Counted) => (state ?? 0) + data.by,
  };
  const settings = { jitterRatio: 0, initialDelayMs: 10, factor: 1, ...options.settings };
  return { clock, store, decisions, rules, all: repository(rules, store, { ...options, clock, settings }) };
}

describe('a repository', () => {
  it('SE-10: decides by what the stream came to, and appends what follows', async () => {
    const { all, store } = counters();
    const first = await all.handle('c', 2, { correlationId: 'k', userId: 'ada' });
    expect(first).toEqual({
      result: 'handled',
      events: [{ type: 'counted', data: { by: 2, saw: 0 } }],
      version: 1,
    });
    expect(await all.handle('c', 3)).toMatchObject({ version: 2 });
    expect(await all.handle('c', 0)).toEqual({ result: 'without events', events: [], version: 2 });
    await expect(all.handle('c', -1)).rejects.toThrow(new RangeError('cannot count -1 at 5'));
    expect(await all.stateAt('c')).toBe(5);
    const { events } = await store.read('c');
    expect(events.map(({ data }) => data)).toEqual([
      { by: 2, saw: 0 },
      { by: 3, saw: 2 },
    ]);
    expect(events[0]).toMatchObject({ correlationId: 'k', userId: 'ada' });
  });

  it('SE-11: whoever is overtaken is decided anew after a wait; no update is lost', async () => {
    const { all, clock, store, decisions } = counters({ settings: { retries: 9 } });
    const ends = [1, 10, 100, 1000].map((by) => watched(all.handle('c', by)));
    await settle();
    expect(ends.filter(({ isOver }) => isOver)).toHaveLength(1);
    expect(clock.timersLeft).toBe(1);
    await clock.pass(100);
    expect(ends.every(({ value }) => value !== undefined)).toBe(true);
    expect(await all.stateAt('c')).toBe(1111);
    expect(decisions.length).toBeGreaterThan(4);
    const { events } = await store.read('c');
    let sum = 0;
    for (const { data } of events) {
      expect(data).toMatchObject({ saw: sum });
      sum += Number(Object(data).by);
    }
    expect(clock.timersLeft).toBe(0);
  });

  it('SE-11: with its retries used up, or with a version that it names, it is a conflict', async () => {
    const { all, clock } = counters({ settings: { retries: 0 } });
    const ends = [1, 2].map((by) => watched(all.handle('c', by)));
    await clock.pass(100);
    expect(ends[1].error).toMatchObject({ name: 'ConflictError', stream: 'c', expected: 0, actual: 1 });
    await expect(all.handle('c', 3, { expected: 0 })).rejects.toMatchObject({ expected: 0, actual: 1 });
    expect(await all.handle('c', 3, { expected: 1 })).toMatchObject({ version: 2 });
  });

  it('SE-11: a wait keeps the process alive as long as it lasts', async () => {
    const { all, clock } = counters();
    const breaker = guard([{ kind: 'circuit-breaker', settings: { failureThreshold: 1, openForMs: 5000 } }], {
      clock,
      onEvent: () => {},
    });
    await breaker.attempt(() => Promise.reject(new Error('down')));
    const ends = Promise.all([all.handle('c', 1), all.handle('c', 2)]);
    await settle();
    expect(clock.keepsAlive).toBe(true);
    await clock.pass(50);
    await ends;
    await settle();
    // Somebody listens for what happens to the breaker by itself: that is no reason to stay.
    expect([clock.timersLeft, clock.keepsAlive]).toEqual([1, false]);
  });

  it('SE-12: a command is done once under its key, and a key belongs to one stream', async () => {
    const { all } = counters();
    expect(await all.handle('c', 2, { key: 'k' })).toMatchObject({ result: 'handled' });
    expect(await all.handle('c', 2, { key: 'k' })).toEqual({
      result: 'handled before',
      events: [],
      version: 1,
    });
    expect(await all.stateAt('c')).toBe(2);
    await expect(all.handle('other', 2, { key: 'k' })).rejects.toThrow(
      'the command for "other" was not handled: key taken',
    );
  });

  it('SE-13: any version can be looked at, with and without snapshots', async () => {
    const { all, store, rules } = counters({ settings: { snapshotEvery: 3 } });
    for (let by = 1; by <= 10; by += 1) await all.handle('c', by);
    expect((await store.loadSnapshot('c'))?.version).toBe(9);
    const plain = repository(rules, store, { stateSchema: 2, settings: { snapshotEvery: 0 } });
    for (let version = 0; version <= 10; version += 1) {
      const sum = version === 0 ? null : (version * (version + 1)) / 2;
      expect(await all.stateAt('c', version)).toBe(sum);
      expect(await plain.stateAt('c', version)).toBe(sum);
    }
    expect(await all.stateAt('nobody')).toBeNull();
  });

  it('SE-13: a stream that is longer than a page is read whole', async () => {
    const { rules } = counters();
    const store = eventStore({ settings: { maxReadEvents: 2 } });
    const all = repository(rules, store);
    for (let by = 1; by <= 7; by += 1) await all.handle('c', by);
    expect(await all.stateAt('c')).toBe(28);
    expect(() => repository(rules, store, { settings: { retries: -1 } })).toThrow(
      'settings.retries: expected',
    );
  });
});
