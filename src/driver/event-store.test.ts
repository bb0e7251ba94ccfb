import { describe, expect, it } from 'vitest';
import { eventStore, type EventStore } from './event-store';
import { ManualClock, settle } from './manual-clock.test-support';
import { ConflictError, type StoredEvent } from './stored-event';
import { watched } from './work.test-support';

const clock = new ManualClock();
const event = (id: string, type = 'happened') => ({ id, type });
const idsOf = (events: readonly StoredEvent[]): string => events.map(({ id }) => id).join(' ');

async function filled(): Promise<EventStore> {
  const store = eventStore({ clock });
  await store.append('a', [event('a1'), event('a2', 'changed')]);
  await store.append('b', [event('b1')]);
  await store.append('a', [event('a3')]);
  return store;
}

describe('append and read', () => {
  it('SE-1: appends in one order, with all that an event has, and reads it back', async () => {
    const store = eventStore({ clock });
    const data = { items: [1] };
    const given = { correlationId: 'c', userId: 'ada' };
    const appended = await store.append('a', [{ type: 'created', data, id: 'x' }], given);
    expect(appended).toEqual({ version: 1, position: 1, isRepeated: false });
    data.items.push(2);
    const { events } = await store.read('a');
    expect(events).toEqual([
      {
        position: 1,
        stream: 'a',
        version: 1,
        id: 'x',
        type: 'created',
        data: { items: [1] },
        time: clock.wall,
        causationId: undefined,
        ...given,
      },
    ]);
    expect(Object.isFrozen(Object(events[0].data).items)).toBe(true);
    expect(await store.find('x')).toEqual(events[0]);
    expect(await store.find('y')).toBeUndefined();
  });

  it('SE-2: a conflict names the expected and the actual version, and appends nothing', async () => {
    const store = await filled();
    for (const expected of ['none', 2, 0] as const) {
      const error: unknown = await store
        .append('a', [event('z')], { expected })
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConflictError);
      expect(error).toMatchObject({ stream: 'a', expected, actual: 3 });
    }
    await expect(store.append('new', [event('z')], { expected: 'exists' })).rejects.toThrow(
      'stream "new" is at version 0, and some event was expected',
    );
    expect(store.head).toBe(4);
    await store.append('a', [event('z')], { expected: 3 });
    await store.append('new', [event('n')], { expected: 'none' });
    await store.append('new', [event('m')], { expected: 'exists' });
    expect(store.head).toBe(7);
    await expect(store.append('a', [], { expected: -4 })).rejects.toThrow('a whole number, not -4');
  });

  it('SE-3: an append that comes again is answered as at first; one that only resembles it is refused', async () => {
    const store = await filled();
    const again = await store.append('a', [event('a1'), event('a2')], { expected: 'none' });
    expect(again).toEqual({ version: 3, position: 2, isRepeated: true });
    await expect(store.append('b', [event('a1')])).rejects.toMatchObject({ isKnown: true });
    await expect(store.append('a', [event('a3'), event('q')])).rejects.toMatchObject({ isKnown: true });
    await expect(store.append('a', [event('r'), event('r')])).rejects.toThrow('the same event comes twice');
    expect(store.head).toBe(4);
    expect((await store.append('a', [event('q')])).position).toBe(5);
  });

  it('SE-4: reads streams and everything, forward and backward, by pages and by types', async () => {
    const store = await filled();
    expect(idsOf((await store.read('a')).events)).toBe('a1 a2 a3');
    expect(idsOf((await store.read('a', { backward: true, limit: 2 })).events)).toBe('a3 a2');
    expect(idsOf((await store.read('a', { from: 2, upTo: 2 })).events)).toBe('a2');
    const first = await store.readAll({ limit: 3 });
    expect(first).toMatchObject({ last: 4, isEnd: false, next: 4 });
    expect(idsOf(first.events)).toBe('a1 a2 b1');
    expect(idsOf((await store.readAll({ from: first.next })).events)).toBe('a3');
    expect(idsOf((await store.readAll({ backward: true, from: 3 })).events)).toBe('b1 a2 a1');
    expect(idsOf((await store.readAll({ types: ['changed', 'never'] })).events)).toBe('a2');
    expect(idsOf((await store.readAll({ types: ['never'] })).events)).toBe('');
    expect(await store.read('none')).toEqual({ events: [], last: 0, isEnd: true, next: 1 });
  });

  it('SE-5: a deleted stream shows nothing and goes on with its numbers, unless it is deleted for good', async () => {
    const store = await filled();
    await store.delete('a', { expected: 3 });
    expect(await store.read('a')).toMatchObject({ events: [], last: 3 });
    expect(await store.append('a', [event('a4')], { expected: 'none' })).toMatchObject({ version: 4 });
    expect(idsOf((await store.readAll()).events)).toBe('a1 a2 b1 a3 a4');
    await store.delete('b', { forGood: true });
    await expect(store.append('b', [event('b2')])).rejects.toThrow('the stream was deleted for good');
    await expect(store.delete('a', { expected: 9 })).rejects.toBeInstanceOf(ConflictError);
  });

  it('SE-6: settings that are wrong and limits that are reached are errors that say so', async () => {
    expect(() => eventStore({ settings: { maxEvents: 0 } })).toThrow(
      'settings.maxEvents: expected a whole number',
    );
    const store = eventStore({ settings: { maxEvents: 1 } });
    await store.append('a', [event('1')]);
    await expect(store.append('a', [event('2')])).rejects.toThrow(
      'the store is full (the setting maxEvents)',
    );
    await expect(store.append('a', [{ type: 'x', data: NaN }])).rejects.toThrow('the number NaN');
  });
});

describe('subscriptions', () => {
  it('SE-7: hand over what is there and what comes, once, in order, one after another', async () => {
    const store = await filled();
    const heard: string[] = [];
    const ends: (() => void)[] = [];
    const subscription = store.subscribe(({ id }) => {
      heard.push(id);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
    expect(heard).toEqual([]);
    await settle();
    expect(heard).toEqual(['a1']);
    for (let at = 0; at < 4; at += 1) {
      ends[at]();
      await settle();
    }
    expect(heard).toEqual(['a1', 'a2', 'b1', 'a3']);
    await store.append('b', [event('b2')]);
    expect(subscription.position).toBe(4);
    const reached = watched(subscription.reached(5));
    await settle();
    expect([heard.at(-1), reached.isOver]).toEqual(['b2', false]);
    ends[4]();
    await settle();
    expect([subscription.position, reached.isOver]).toEqual([5, true]);
  });

  it('SE-8: are to a stream, to types, or after a checkpoint, which moves over what is of no interest', async () => {
    const store = await filled();
    const heard: Record<string, string[]> = { stream: [], types: [], later: [] };
    const note = (name: string) => (one: StoredEvent) => void heard[name].push(one.id);
    const all = [
      store.subscribe(note('stream'), { stream: 'b' }),
      store.subscribe(note('types'), { types: ['changed', 'dropped'] }),
      store.subscribe(note('later'), { from: 3 }),
    ];
    await store.append('c', [event('c1', 'dropped')]);
    await settle();
    expect(heard).toEqual({ stream: ['b1'], types: ['a2', 'c1'], later: ['a3', 'c1'] });
    expect(all.map(({ position }) => position)).toEqual([5, 5, 5]);
  });

  it('SE-9: end when they are stopped, and hand nothing over then', async () => {
    const store = await filled();
    const heard: string[] = [];
    const subscription = store.subscribe(({ id }) => {
      heard.push(id);
      if (id === 'a2') subscription.stop();
    });
    const waiting = watched(subscription.reached(9));
    await subscription.ended;
    await store.append('a', [event('a4')]);
    await settle();
    expect(heard).toEqual(['a1', 'a2']);
    expect(waiting.error).toMatchObject({ message: 'the subscription was stopped at position 1' });
    await expect(subscription.reached(99)).rejects.toThrow('the subscription ended at position 2');
  });

  it('SE-9: a handler that fails ends its subscription before that event, and no other', async () => {
    const store = await filled();
    const heard: string[] = [];
    store.subscribe(({ id }) => heard.push(id));
    const failing = store.subscribe(({ id }) => {
      if (id === 'b1') throw new Error('cannot read it');
    });
    await expect(failing.ended).rejects.toThrow('cannot read it');
    expect(failing.position).toBe(2);
    await settle();
    expect(heard).toEqual(['a1', 'a2', 'b1', 'a3']);
    const again = store.subscribe(() => {}, { from: failing.position });
    await again.reached(store.head);
    expect(again.position).toBe(4);
  });
});
