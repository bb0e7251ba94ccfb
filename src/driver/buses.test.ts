import { describe, expect, it } from 'vitest';
import { eventBus } from './event-bus';
import { ManualClock, settle } from './manual-clock.test-support';
import type { Message } from './message';
import { BusError, commandBus, queryBus } from './request-bus';
import { watched } from './work.test-support';

interface Commands {
  create: (item: string) => number;
  drop: (id: number) => void;
}
interface Events {
  created: string;
  dropped: number;
}

let ids = 0;
const options = { clock: new ManualClock(), newId: () => `m${(ids += 1)}` };

describe('commands and queries', () => {
  it('BU-1: have one handler, whose answer or error the sender gets', async () => {
    const bus = commandBus<Commands>();
    bus.handle('create', async ({ payload }) => payload.length);
    bus.handle('drop', () => {
      throw new RangeError('no such thing');
    });
    expect(await bus.send('create', 'book')).toBe(4);
    await expect(bus.send('drop', 1)).rejects.toThrow(RangeError);
    const again = (): unknown => bus.handle('create', () => 1);
    expect(again).toThrow(BusError);
    expect(again).toThrow('a command has one handler, and "create" has it already');
  });

  it('BU-1: without a handler it is an error that names the type', async () => {
    await expect(commandBus<Commands>().send('create', 'book')).rejects.toThrow(
      'no handler for command "create"',
    );
    const queries = queryBus<{ toString: (id: number) => string }>();
    await expect(queries.send('toString', 1)).rejects.toThrow('no handler for query "toString"');
    queries.handle('toString', ({ payload }) => String(payload));
    expect(await queries.send('toString', 7)).toBe('7');
  });

  it('BU-2: what a message has beside its payload is filled in', async () => {
    ids = 0;
    const bus = commandBus<Commands>(options);
    const seen: Message[] = [];
    bus.handle('drop', (message) => void seen.push(message));
    await bus.send('drop', 1);
    await bus.send('drop', 2, { userId: 'ada', from: { ...seen[0], userId: 'bob' } });
    await bus.send('drop', 3, { from: { ...seen[0], userId: 'bob' } });
    await bus.send('drop', 4, { id: 'x', timestamp: 3, correlationId: 'c', from: seen[1] });
    const timestamp = options.clock.wall;
    expect(seen).toEqual([
      { type: 'drop', payload: 1, id: 'm1', timestamp, userId: undefined, correlationId: 'm1' },
      { type: 'drop', payload: 2, id: 'm2', timestamp, userId: 'ada', correlationId: 'm1' },
      { type: 'drop', payload: 3, id: 'm3', timestamp, userId: 'bob', correlationId: 'm1' },
      { type: 'drop', payload: 4, id: 'x', timestamp: 3, userId: 'ada', correlationId: 'c' },
    ]);
  });

  it('BU-3: middleware goes around the handler in its order, and may answer in its place', async () => {
    const bus = commandBus<Commands>();
    const seen: string[] = [];
    bus.handle('create', () => {
      seen.push('handler');
      return 1;
    });
    bus.use(async ({ type }, next) => {
      seen.push(`first ${type}`);
      const answer = await next();
      seen.push('first, after');
      return answer;
    });
    const remove = bus.use(({ payload }, next) => {
      seen.push('second');
      return payload === 'none' ? 0 : next();
    });
    expect(await bus.send('create', 'book')).toBe(1);
    expect(seen.splice(0)).toEqual(['first create', 'second', 'handler', 'first, after']);
    expect(await bus.send('create', 'none')).toBe(0);
    remove();
    remove();
    expect(await bus.send('create', 'none')).toBe(1);
    expect(seen).toEqual([
      'first create',
      'second',
      'first, after',
      'first create',
      'handler',
      'first, after',
    ]);
  });

  it('BU-3: middleware that goes on twice is an error, and the handler is called once', async () => {
    const bus = commandBus<Commands>();
    let calls = 0;
    bus.handle('create', () => (calls += 1));
    bus.use(async (_, next) => {
      await next();
      return next();
    });
    await expect(bus.send('create', '')).rejects.toThrow('command "create": its middleware went on twice');
    expect(calls).toBe(1);
  });

  it('BU-4: a handler is taken back by what its registration returned, and no other', async () => {
    const bus = commandBus<Commands>();
    const first = bus.handle('create', () => 1);
    first();
    bus.handle('create', () => 2);
    first();
    expect(await bus.send('create', '')).toBe(2);
  });
});

describe('events', () => {
  it('BU-5: are heard by all who subscribed to the type or to all, before publish returns', async () => {
    const bus = eventBus<Events>(options);
    const heard: string[] = [];
    bus.subscribe('created', ({ payload }) => heard.push(`one ${payload}`));
    bus.subscribeAll(({ type }) => heard.push(`all ${type}`));
    bus.subscribe('dropped', ({ payload }) => heard.push(`two ${payload + 1}`));
    const published = bus.publish('created', 'book', { id: 'e1' });
    expect(heard.splice(0)).toEqual(['one book', 'all created']);
    expect(await published).toMatchObject({
      subscribers: 2,
      failures: [],
      event: { id: 'e1', payload: 'book' },
    });
    await bus.publish('dropped', 6);
    expect(heard).toEqual(['all dropped', 'two 7']);
    expect(await eventBus<Events>().publish('dropped', 1)).toMatchObject({ subscribers: 0, failures: [] });
  });

  it('BU-5: whoever subscribes meanwhile hears the next one, whoever has left none', async () => {
    const bus = eventBus<Events>();
    const heard: string[] = [];
    const leave = bus.subscribe('created', () => {
      heard.push('first');
      leaveSecond();
      leave();
      bus.subscribe('created', () => heard.push('third'));
    });
    const leaveSecond = bus.subscribe('created', () => heard.push('second'));
    await bus.publish('created', '');
    expect(heard.splice(0)).toEqual(['first']);
    await bus.publish('created', '');
    expect(heard).toEqual(['third']);
  });

  it.each(['each', 'whole'] as const)(
    'BU-6, BU-7: a subscriber that fails never stops others: %s',
    async (onFailure) => {
      const bus = eventBus<Events>({ onFailure });
      let finish = (): void => {};
      let isDone = false;
      bus.subscribe('created', () => {
        throw new Error('throws');
      });
      bus.subscribe('created', () => Promise.reject(new Error('rejects')));
      bus.subscribe('created', async () => {
        await new Promise<void>((resolve) => (finish = resolve));
        isDone = true;
      });
      const end = watched(bus.publish('created', 'book'));
      await settle();
      expect(end.isOver).toBe(false);
      finish();
      await settle();
      expect(isDone).toBe(true);
      const failures = [new Error('throws'), new Error('rejects')];
      if (onFailure === 'each') expect(end.value).toMatchObject({ subscribers: 3, failures });
      else {
        expect(end.error).toBeInstanceOf(AggregateError);
        expect(end.error).toMatchObject({
          message: 'event "created": 2 of 3 subscribers failed',
          errors: failures,
        });
      }
    },
  );
});
