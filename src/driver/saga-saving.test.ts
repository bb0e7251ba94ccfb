import { describe, expect, it } from 'vitest';
import { Participants, type Manner } from '../patterns/saga/participants.test-support';
import { saga as definitionOf, step } from '../patterns/saga/saga.test-support';
import { settle } from './manual-clock.test-support';
import type { SagaEnd } from './saga-end';
import { SagaDefinitionError, SagaInterruptedError } from './saga-errors';
import { SagaNetwork } from './saga-network.test-support';
import type { SagaStore, SavedSaga } from './saga-saving';
import { SagaStage } from './saga-stage.test-support';
import { TextStore } from './saga-store.test-support';
import { watched } from './work.test-support';

const order = definitionOf([
  step('order', { undoAttempts: 4 }),
  step('stock', { starts: 'with', undoAttempts: 4 }),
  step('payment', { attempts: 4, undoAttempts: 4 }),
  step('mail', { compensation: 'nothing' }),
]);

type Manners = readonly [actions: readonly Manner[], undoing: readonly Manner[]];
const DOES: readonly Manner[] = ['does it', 'does it', 'does it', 'does it'];
const STORIES: readonly (readonly [string, string, Manners])[] = [
  ['all do it', 'completed', [DOES, DOES]],
  ['payment fails once', 'completed', [['does it', 'does it', 'fails once', 'does it'], DOES]],
  ['payment is refused', 'compensated', [['does it', 'does it', 'refuses', 'does it'], DOES]],
  ['payment is not heard of', 'compensated', [['does it', 'does it', 'never answers', 'does it'], DOES]],
  [
    'undoing fails once',
    'compensated',
    [
      ['does it', 'does it', 'does it', 'refuses'],
      ['fails once', 'does it', 'answers the second time', 'does it'],
    ],
  ],
];

interface Story {
  readonly end: Partial<SagaEnd>;
  readonly standing: readonly number[];
  readonly mostEffects: number;
  readonly saves: number;
}

async function tell([actions, undoing]: Manners, store: TextStore): Promise<Story> {
  const participants = new Participants(actions, undoing);
  const network = new SagaNetwork(participants, 3);
  let end = watched(network.sagaOf(order, store).attempt('input', { id: 'one' }));
  await network.runUntil(() => end.isOver);
  if (!end.isOver) {
    const next = network.sagaOf(order, store.next());
    const wasSaved = store.texts.size > 0;
    end = watched(wasSaved ? next.resume('one') : next.attempt('input', { id: 'one' }));
    await network.runUntil(() => end.isOver);
  }
  // What the process that died had asked for may still happen.
  await network.runUntil(() => false, 60);
  expect(end.error).toBeUndefined();
  return {
    end: Object(end.value),
    standing: [...participants.standing].sort((a, b) => a - b),
    mostEffects: Math.max(...participants.tookEffect.values()),
    saves: store.saves,
  };
}

describe('crashes', () => {
  it.each(STORIES)(
    'SD-14: wherever the process dies, it comes to the same end: %s',
    async (_, status, manners) => {
      const usual = await tell(manners, new TextStore());
      expect(usual.end.status).toBe(status);
      expect(usual.saves).toBeGreaterThanOrEqual(8);
      for (let at = 1; at <= usual.saves; at += 1) {
        for (const isStored of [false, true]) {
          const { end, standing, mostEffects } = await tell(manners, new TextStore({ at, isStored }));
          expect({ at, isStored, status: end.status, standing }).toEqual({
            at,
            isStored,
            status,
            standing: usual.standing,
          });
          expect(mostEffects).toBe(1);
        }
      }
    },
  );

  it('SD-14: results, causes and what was undone are there again', async () => {
    const store = new TextStore({ at: 9, isStored: true });
    const first = new SagaStage(['a', 'b', 'c'], { c: { attempts: 1 } }, { store });
    void first.begin();
    await first.play('a b');
    first.fail('c', new Error('declined'));
    await settle();
    // Undoing the first step is decided and saved then, and not done.
    await first.play('-b');
    expect(first.sent()).toBe('a b c -b');
    const next = new SagaStage(['a', 'b', 'c'], { c: { attempts: 1 } }, { store: store.next() });
    const end = watched(next.order.resume('one'));
    await settle();
    expect(
      next.contexts.map(({ key, input, results, attempt }) => ({ key, input, results, attempt })),
    ).toEqual([{ key: 'one/a/undo', input: 'input', results: { a: 'a done', b: 'b done' }, attempt: 1 }]);
    await next.play('-a');
    expect(end.value).toMatchObject({
      status: 'compensated',
      results: { a: 'a done', b: 'b done' },
      error: { step: 'c', reason: 'failed', cause: new Error('declined') },
      undone: ['b', 'a'],
    });
  });

  it('SD-15: what was under way is made again at once, and waits and deadlines go on as they were', async () => {
    const store = new TextStore();
    const settings = { a: { timeoutMs: 0, firstWaitMs: 100, jitter: 'none' as const } };
    const first = new SagaStage(['a'], settings, { store, settings: { deadlineMs: 1000 } });
    void first.begin();
    await first.clock.pass(700);
    const next = new SagaStage(['a'], settings, { store: store.next(), settings: { deadlineMs: 1000 } });
    next.clock.jump(12_345);
    next.clock.wall = first.clock.wall + 50;
    const end = watched(next.order.resume('one'));
    await settle();
    expect(next.sent()).toBe('');
    await next.clock.pass(100);
    expect(next.contexts.map(({ attempt }) => attempt)).toEqual([2]);
    await next.clock.pass(149);
    expect(next.sent()).toBe('a');
    await next.clock.pass(1);
    expect(next.sent()).toBe('a -a');
    await next.play('-a');
    expect(end.value).toMatchObject({ error: { reason: 'deadline' } });
    expect(next.order.list()).toMatchObject([{ startedAt: first.clock.wall - 700, status: 'compensated' }]);
  });

  it('SD-15: what never was and never will be stays so in a process whose clock is younger', async () => {
    const store = new TextStore();
    const settings = { a: { timeoutMs: 0, firstWaitMs: 0 } };
    const first = new SagaStage(['a'], settings, { store });
    void first.order.attempt('', { id: 'earlier' });
    await settle();
    first.clock.jump(100_000);
    void first.begin();
    await settle();
    const next = new SagaStage(['a'], settings, { store: store.next() });
    next.clock.wall = first.clock.wall;
    void next.order.resume('one');
    await next.clock.pass(1);
    expect(next.sent()).toBe('a');
    expect(next.order.list()).toMatchObject([
      { status: 'running', startedAt: first.clock.wall, endedAt: null },
    ]);
    expect(next.clock.timersLeft).toBe(0);
  });
});

function storeWith(found: unknown): SagaStore {
  return { save: () => {}, load: () => found, list: () => ['one'] };
}

describe('the store', () => {
  it('SD-16: nothing is called before the state is saved that says so', async () => {
    const happened: string[] = [];
    let release = (): void => {};
    const store: SagaStore = {
      save: (_, saved) => {
        happened.push(saved.isOver ? 'saves the end' : 'saves');
        return new Promise<void>((resolve) => {
          release = () => {
            happened.push('saved');
            resolve();
          };
        });
      },
      load: () => undefined,
      list: () => [],
    };
    const stage = new SagaStage(['a'], { a: { timeoutMs: 10 } }, { store });
    const end = watched(stage.begin());
    await settle();
    expect(stage.sent()).toBe('');
    release();
    await settle();
    expect(stage.sent()).toBe('a');
    stage.answer('a');
    await settle();
    release();
    await settle();
    expect(end.isOver).toBe(false);
    release();
    await settle();
    expect(end.isOver).toBe(true);
    expect(happened).toEqual(['saves', 'saved', 'saves', 'saved', 'saves the end', 'saved']);
  });

  it('SD-16: an attempt that is given up while the state is saved is never made', async () => {
    let release = (): void => {};
    const store: SagaStore = {
      ...storeWith(undefined),
      save: () => new Promise<void>((resolve) => (release = resolve)),
    };
    const stage = new SagaStage(['a'], {}, { store });
    void stage.begin();
    await settle();
    expect(stage.order.cancel('one')).toBe(true);
    for (let saves = 0; saves < 3; saves += 1) {
      release();
      await settle();
    }
    expect(stage.sent()).toBe('-a');
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('disk full'))],
    [
      'throws',
      () => {
        throw new Error('disk full');
      },
    ],
  ])('SD-17: when a save %s, the saga stands still until it is resumed', async (_, fails) => {
    const kept = new TextStore();
    let saves = 0;
    const store: SagaStore = {
      save: (id, saved) => (++saves === 3 ? fails() : kept.save(id, saved)),
      load: (id) => kept.load(id),
      list: () => kept.list(),
    };
    let heard = 0;
    const onEvent = (): void => void (heard += 1);
    const stage = new SagaStage(['a', 'b', 'c'], { b: { starts: 'with' } }, { store, onEvent });
    const end = watched(stage.begin());
    await settle();
    expect(stage.sent()).toBe('a b');
    const [, { signal }] = stage.contexts;
    stage.answer('a');
    await settle();
    expect(end.error).toBeInstanceOf(SagaInterruptedError);
    expect(end.error).toMatchObject({ saga: 'one', cause: new Error('disk full') });
    expect(signal.reason).toBe(end.error);
    expect(stage.clock.timersLeft).toBe(0);
    expect(stage.order.list()).toEqual([]);
    const before = heard;
    stage.answer('b');
    await settle();
    expect(stage.sent()).toBe('a b');
    expect(heard).toBe(before);
    const again = watched(stage.order.resume('one'));
    await stage.clock.pass(1000);
    await stage.play('a b c');
    expect(again.value).toMatchObject({ status: 'completed' });
  });

  it('SD-18: says which sagas have not ended; one that has ended is told as it ended', async () => {
    const store = new TextStore();
    const stage = new SagaStage(['a'], {}, { store });
    void stage.begin();
    const end = watched(stage.order.attempt('', { id: 'two' }));
    await settle();
    stage.answer('a', 'second');
    await settle();
    void new SagaStage(['z'], {}, { store, name: 'another' }).order.attempt('', { id: 'z' });
    await settle();
    const next = new SagaStage(['a'], {}, { store });
    expect(await next.order.unfinished()).toEqual(['one']);
    expect(await next.order.resume('two')).toEqual(end.value);
    expect(next.sent()).toBe('');
    expect(await new SagaStage(['a']).order.unfinished()).toEqual([]);
  });

  it('SD-18: an id that was saved before is not begun again, and one that runs is not resumed twice', async () => {
    const store = new TextStore();
    const stage = new SagaStage(['a'], {}, { store });
    const first = watched(stage.begin());
    const second = watched(stage.begin());
    await settle();
    expect(second.error).toMatchObject({ message: 'saga "one" is under way: give this one another id' });
    const again = watched(stage.order.resume('one'));
    await stage.play('a');
    expect(stage.sent()).toBe('a');
    expect(again.value).toBe(first.value);
    await expect(stage.begin()).rejects.toThrow('saga "one" was saved before');
    await expect(stage.order.resume('two')).rejects.toThrow('there is no saga "two" in the store');
  });

  it('SD-19: what does not belong to the saga is refused, and says where', async () => {
    const store = new TextStore();
    void new SagaStage(['a', 'b'], {}, { store }).begin();
    await settle();
    const saved: SavedSaga = JSON.parse(store.texts.get('one') ?? '');
    const wrong: readonly (readonly [unknown, string])[] = [
      [7, 'saved: expected a saved saga, got 7'],
      [{ ...saved, version: 2 }, 'saved.version: expected 1, got 2'],
      [{ ...saved, saga: 'other' }, 'saved.saga: expected "saga", got "other"'],
      [{ ...saved, id: 'two' }, 'saved.id: expected "one", got "two"'],
      [{ ...saved, steps: ['b', 'a'] }, 'saved.steps: expected a, b, got "b, a"'],
      [{ ...saved, state: { ...saved.state, group: '1' } }, 'saved.state.group: expected a number'],
      [{ ...saved, state: { ...saved.state, due: [1] } }, 'saved.state.due: expected a list of 4 numbers'],
    ];
    for (const [found, says] of wrong) {
      const stage = new SagaStage(['a', 'b'], {}, { store: storeWith(found) });
      const error: unknown = await stage.order.resume('one').catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SagaDefinitionError);
      expect(String(error)).toContain(says);
      expect(stage.order.list()).toEqual([]);
    }
  });
});
