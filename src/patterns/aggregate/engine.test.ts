import { describe, expect, it } from 'vitest';
import * as is from './codes';
import { configure, delayAfter } from './config';
import { counter } from './counter.test-support';
import * as engine from './engine';
import { NEW_STREAM } from './memory-store.test-support';
import { Repository } from './repository.test-support';
import { handlingShape, init, newHandling, repositoryShape } from './state';
import { NS_PER_MS } from '../../base/time';

const { APPEND, DONE, LOAD, WAIT } = is;
const once = (by: string) => ({ by, times: 1 });

/** Between the load and the append of a command, so many others come. */
function overtaken(
  repository: Repository<number, ReturnType<typeof once>, { saw: number; by: string }, string>,
  times: number,
) {
  const sending = repository.send('s', once('slow'));
  for (let round = 0; round < times; round++) {
    sending.step();
    repository.handle('s', once('quick'));
    sending.step();
    if (!sending.isDone) sending.step();
  }
  return sending;
}

describe('a command', () => {
  it('AG-8: is loaded, decided, and appended upon what was loaded', () => {
    const repository = new Repository(counter);
    const sending = repository.send('s', { by: 'a', times: 2 });
    sending.step();
    expect([sending.handling.expected, sending.handling.events]).toEqual([0, 2]);
    sending.finish();
    expect(sending.wants).toEqual([LOAD, APPEND, DONE]);
    expect([sending.handling.result, sending.handling.version]).toEqual([is.HANDLED, 2]);
    expect(sending.why()).toBe('Handled by 2 events: the stream is at version 2.');
    expect(repository.handle('s', once('b'))).toBe(is.HANDLED);
    expect(repository.store.eventsOf('s').map(({ saw }) => saw)).toEqual([0, 1, 2]);
  });

  it('AG-9: that is refused, or brings nothing, appends nothing', () => {
    const repository = new Repository(counter);
    const refused = repository.send('s', { by: 'a', times: -1 }).finish();
    expect([refused.wants, refused.refusal]).toEqual([[LOAD, DONE], 'cannot count -1 times at 0']);
    expect(refused.why()).toBe('Refused by the aggregate at version 0.');
    expect(repository.handle('s', { by: 'a', times: 0 })).toBe(is.WITHOUT_EVENTS);
    expect(repository.store.streams.size).toBe(0);
  });

  it('AG-10, AG-11: that was overtaken waits, and is loaded and decided anew', () => {
    const repository = new Repository(counter, { initialDelayMs: 100, factor: 1.5 });
    const sending = overtaken(repository, 2).finish();
    expect(sending.wants).toEqual([LOAD, APPEND, WAIT, LOAD, APPEND, WAIT, LOAD, APPEND, DONE]);
    expect([sending.handling.result, repository.nowMs]).toEqual([is.HANDLED, 250]);
    expect(repository.store.eventsOf('s').map(({ saw }) => saw)).toEqual([0, 1, 2]);
    expect(sending.why()).toContain('decided anew 2 times');
    expect(repository.why()).toBe(
      'Of 3 commands 3 (100 %) were handled; another was quicker 2 times, and 0 gave up for it.',
    );
  });

  it('AG-10: ends in a conflict when it was overtaken once more than it is retried', () => {
    const repository = new Repository(counter, { retries: 3 });
    const sending = overtaken(repository, 4);
    expect([sending.isDone, sending.handling.result]).toEqual([true, is.CONFLICT]);
    expect(sending.why()).toBe('Conflict: another command was quicker at each of 4 tries.');
    expect(repository.store.eventsOf('s').map(({ by }) => by)).toEqual(['quick', 'quick', 'quick', 'quick']);
    expect(repository.state).toMatchObject({ overtaken: 4, retried: 3, conflicts: 1 });
  });

  it('AG-11: waits grow to the longest, and jitter comes after that', () => {
    const plain = {
      retries: 3,
      initialDelayMs: 100,
      factor: 1.5,
      maxDelayMs: 300,
      resends: 0,
      snapshotEvery: 0,
    };
    const waits = (jitterRatio: number, draw: number) =>
      [1, 2, 3, 4, 1000].map((n) => delayAfter(configure({ ...plain, jitterRatio }), n, draw) / NS_PER_MS);
    expect(waits(0, 0.9)).toEqual([100, 150, 225, 300, 300]);
    expect(waits(0.5, 0)).toEqual([50, 75, 112.5, 150, 150]);
    expect(waits(0.5, 1)).toEqual([150, 225, 337.5, 450, 450]);
    const flat = configure({ ...plain, factor: 1, jitterRatio: 0 });
    expect(delayAfter(flat, 9, 0)).toBe(100 * NS_PER_MS);
  });

  it('AG-12: that names a version is never decided anew', () => {
    const repository = new Repository(counter);
    expect(repository.handle('s', once('a'), { given: 0 })).toBe(is.HANDLED);
    const old = repository.send('s', once('b'), { given: 0 }).finish();
    expect([old.wants, old.handling.result]).toEqual([[LOAD, DONE], is.CONFLICT]);
    expect(old.why()).toBe('Conflict: the command names another version than 1, and is not decided anew.');
    const slow = repository.send('s', once('c'), { given: 1 });
    slow.step();
    repository.handle('s', once('d'));
    slow.finish();
    expect([slow.wants, slow.handling.result]).toEqual([[LOAD, APPEND, DONE], is.CONFLICT]);
    const create = repository.send('t', once('e'), { given: NEW_STREAM });
    create.step();
    expect(create.handling.expected).toBe(NEW_STREAM);
    repository.handle('t', once('f'));
    expect([create.finish().handling.result, create.handling.conflicts]).toEqual([is.CONFLICT, 1]);
  });

  it('AG-13: ends when the store does not take it', () => {
    const repository = new Repository(counter);
    repository.store.capacity = 1;
    const sending = repository.send('s', { by: 'a', times: 2 }).finish();
    expect([sending.handling.result, sending.why()]).toEqual([
      is.STORE_SAYS_NO,
      'The store takes no more events for it.',
    ]);
  });
});

describe('a command with a key', () => {
  it('AG-14: has one effect, however often it comes', () => {
    const repository = new Repository(counter);
    expect(repository.handle('s', once('a'), { key: 'k' })).toBe(is.HANDLED);
    repository.handle('s', once('b'));
    const again = repository.send('s', once('a'), { key: 'k' }).finish();
    expect([again.handling.result, again.wants]).toEqual([is.REPEATED, [LOAD, DONE]]);
    expect(again.why()).toBe('Handled before: a command of the same key has had its effect.');
    expect(repository.store.eventsOf('s')).toHaveLength(2);
  });

  it('AG-14: is known again also when it would be refused now, or names a version that has passed', () => {
    const repository = new Repository(counter);
    repository.handle('s', once('a'), { key: 'k', given: 0 });
    expect(repository.handle('s', { by: 'a', times: -1 }, { key: 'k' })).toBe(is.REPEATED);
    expect(repository.handle('s', once('a'), { key: 'k', given: 0 })).toBe(is.REPEATED);
  });

  it('AG-15: that is handled twice at the same time has one effect', () => {
    const repository = new Repository(counter);
    const first = repository.send('s', once('a'), { key: 'k' });
    const second = repository.send('s', { by: 'a', times: 2 }, { key: 'k' });
    first.step();
    second.step();
    first.finish();
    second.finish();
    expect([first.handling.result, second.handling.result]).toEqual([is.HANDLED, is.REPEATED]);
    expect(second.wants).toEqual([LOAD, APPEND, LOAD, DONE]);
    expect(repository.store.eventsOf('s')).toHaveLength(1);
  });

  it('AG-15: cannot have a key that belongs elsewhere', () => {
    const repository = new Repository(counter);
    repository.handle('s', once('a'), { key: 'k' });
    const other = repository.send('t', once('b'), { key: 'k' }).finish();
    expect([other.wants, other.handling.result]).toEqual([[LOAD, APPEND, LOAD, DONE], is.KEY_TAKEN]);
    expect(other.why()).toContain('needs another one.');
  });
});

describe('answers that do not come', () => {
  it('AG-16: a load is sent again, and then given up with nothing done', () => {
    const repository = new Repository(counter, { resends: 2 });
    const sending = repository.send('s', once('a'));
    while (!sending.isDone) sending.step('answer');
    expect(sending.wants).toEqual([LOAD, WAIT, LOAD, WAIT, LOAD, DONE]);
    expect(sending.why()).toBe('No read was answered in 3 tries: nothing has happened.');
    expect(sending.handling.result).toBe(is.UNANSWERED);
  });

  it('AG-16: an append is sent again as it was, and then given up without knowing', () => {
    const repository = new Repository(counter, { resends: 1 });
    const sending = repository.send('s', once('a'));
    sending.step();
    sending.step('answer');
    repository.handle('s', once('b'));
    sending.step();
    expect([sending.handling.wants, sending.handling.expected]).toEqual([APPEND, 0]);
    sending.step('answer');
    expect([sending.isDone, sending.handling.result]).toEqual([true, is.UNKNOWN]);
    expect(sending.why()).toContain('whether it happened is not known.');
    expect(repository.store.eventsOf('s').map(({ by }) => by)).toEqual(['a', 'b']);
  });

  it('AG-17: what was sent again and had come through counts as handled', () => {
    const repository = new Repository(counter);
    const sending = repository.send('s', once('a'));
    sending.step();
    sending.step('answer');
    sending.finish();
    expect([sending.handling.result, repository.state.handled, repository.state.resent]).toEqual([
      is.HANDLED,
      1,
      1,
    ]);
    expect(repository.store.eventsOf('s')).toHaveLength(1);
  });

  it('AG-16: that came in the end begin the count anew', () => {
    const repository = new Repository(counter, { resends: 1 });
    const sending = repository.send('s', once('a'));
    for (const lost of ['request', 'nothing', 'nothing', 'request', 'nothing', 'nothing'] as const)
      sending.step(lost);
    expect(sending.handling.result).toBe(is.HANDLED);
  });

  it('AG-17: what another of the same key has appended in the meantime counts as handled before', () => {
    const { state, config } = new Repository(counter);
    const handling = newHandling();
    const load = (version: number) => {
      const reply = { snapshot: null, events: [], version, handledAt: 0 };
      return engine.loaded(config, state, handling, handling.turn, counter, once('a'), reply, 0).want;
    };
    const tell = (told: number) => engine.appended(config, state, handling, handling.turn, told, 1, 0, 0);
    const wake = () => engine.woken(state, handling, handling.wakeAt);
    engine.begin(state, handling, is.AS_LOADED, 0);
    expect([load(0), engine.unanswered(config, state, handling, handling.turn, 0, 0), wake()]).toEqual([
      APPEND,
      WAIT,
      APPEND,
    ]);
    expect([tell(is.AT_OTHER_VERSION), wake(), load(1)]).toEqual([WAIT, LOAD, APPEND]);
    expect([tell(is.APPENDED_BEFORE), handling.result]).toEqual([DONE, is.REPEATED]);
    expect([state.resent, state.retried]).toEqual([1, 1]);
  });

  it('AG-18: the answer to an append that was sent before is not that to the one that was sent again', () => {
    const repository = new Repository(counter);
    const sending = repository.send('s', once('a'));
    sending.step();
    const early = sending.ask();
    sending.noAnswer();
    sending.step();
    early();
    expect([sending.handling.wants, repository.state.late]).toEqual([APPEND, 1]);
    expect(sending.finish().handling.result).toBe(is.HANDLED);
  });

  it('AG-18: a command that is woken too early goes on waiting', () => {
    const { state, config } = new Repository(counter);
    const handling = newHandling();
    engine.begin(state, handling, is.AS_LOADED, 0);
    engine.unanswered(config, state, handling, handling.turn, 0.5, 0);
    expect([engine.woken(state, handling, handling.wakeAt - 1), state.loads]).toEqual([WAIT, 1]);
    expect([engine.woken(state, handling, handling.wakeAt), state.loads]).toEqual([LOAD, 2]);
    expect(engine.woken(state, handling, handling.wakeAt)).toBe(is.NOTHING);
  });

  it('AG-18: what comes late changes nothing', () => {
    const repository = new Repository(counter);
    const sending = repository.send('s', once('a'));
    const early = sending.ask();
    sending.noAnswer();
    early();
    expect([sending.handling.wants, repository.state.late]).toEqual([WAIT, 1]);
    sending.finish();
    early();
    sending.noAnswer();
    expect([sending.handling.result, repository.state.late]).toEqual([is.HANDLED, 3]);
  });
});

describe('snapshots', () => {
  it('AG-4: are left by a load that went far enough', () => {
    const repository = new Repository(counter, { snapshotEvery: 3 });
    const { store } = repository;
    repository.handle('s', { by: 'a', times: 2 });
    repository.handle('s', { by: 'b', times: 2 });
    expect(store.snapshots.size).toBe(0);
    repository.handle('s', once('c'));
    expect(store.snapshots.get('s')).toEqual({ state: 4, version: 4 });
    repository.handle('s', { by: 'd', times: 2 });
    expect(store.load('s').events).toHaveLength(3);
    expect(repository.handle('s', { by: 'e', times: -1 })).toBe('cannot count -1 times at 7');
    expect([store.snapshots.get('s')?.version, repository.state.snapshots]).toEqual([7, 2]);
  });

  it('AG-4: are never left with 0, and never of nothing', () => {
    const without = new Repository(counter, { snapshotEvery: 0 });
    for (let at = 0; at < 5; at++) without.handle('s', { by: 'a', times: 100 });
    expect(without.store.snapshots.size).toBe(0);
    const empty = new Repository(counter, { snapshotEvery: 1 });
    empty.handle('s', once('a'));
    expect(empty.store.snapshots.size).toBe(0);
  });
});

describe('state and words', () => {
  it('AG-20: the states have the fields of their shapes, all numbers', () => {
    expect(Object.keys(handlingShape())).toEqual(Object.keys(newHandling()));
    expect(Object.keys(repositoryShape())).toEqual(Object.keys(init()));
    const values = [...Object.values(newHandling()), ...Object.values(init())];
    expect(values.filter((value) => typeof value !== 'number')).toEqual([]);
  });

  it('AG-22: says where a command stands', () => {
    const repository = new Repository(counter);
    expect(repository.why()).toBe('No command has come yet.');
    const sending = repository.send('s', once('a'));
    expect(sending.why()).toBe('The stream is being read.');
    sending.step();
    expect(sending.why()).toBe('1 event to be appended after version 0.');
    sending.step('request');
    expect(sending.why()).toBe('Waits for 100 ms, because no answer came 1 time.');
    const slow = repository.send('t', once('b'));
    slow.step();
    repository.handle('t', once('c'));
    slow.step();
    expect(slow.why()).toBe('Waits for 100 ms, because another command was quicker 1 time.');
  });
});
