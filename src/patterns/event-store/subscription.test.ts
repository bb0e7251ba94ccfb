import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NS_PER_MS } from '../../base/time';
import { STREAM_DELETED } from './event-log';
import { explain, explainSubscription } from './explain';
import { storeWith } from './store.test-support';
import * as subscription from './subscription';
import { fields, type SubscriptionSettings } from './subscription-settings';
import { ANY } from './verdicts';

const { CAUGHT_UP, FELL_BEHIND, NO_CHANGE } = subscription;

function subscribed(given: Partial<SubscriptionSettings> = {}, topicOf = everything, checkpoint = 0) {
  const store = storeWith();
  const topic = topicOf(store);
  const config = subscription.configureSubscription({ ...defaultsOf(fields), ...given }, topic);
  const state = subscription.subscribe(checkpoint, 0);
  return {
    ...store,
    config,
    state,
    /** The ids that come, and what is told with them. */
    poll: (ms = 0) => {
      const told = subscription.poll(config, state, store.library, store.page, ms * NS_PER_MS);
      return [
        store.page.types.slice(0, store.page.count).some((type) => type < 0) ? ['mark'] : store.ids(),
        told,
      ];
    },
    why: (ms: number) => explainSubscription(config, state, store.log, ms * NS_PER_MS),
  };
}

type Store = ReturnType<typeof storeWith>;

function everything(_store: Store): subscription.Topic {
  return {};
}

describe('a subscription', () => {
  it('ES-29, ES-30: catches up from the beginning, goes live, and hands over what comes', () => {
    const { append, poll, state } = subscribed({ batchEvents: 2 });
    append('a', ANY, ['e1', 'e2']);
    append('b', ANY, ['e3']);
    expect(poll()).toEqual([['e1', 'e2'], NO_CHANGE]);
    expect(poll()).toEqual([['e3'], CAUGHT_UP]);
    expect(poll()).toEqual([[], NO_CHANGE]);
    append('a', ANY, ['e4']);
    expect(poll()).toEqual([['e4'], NO_CHANGE]);
    expect([state.position, state.delivered, state.mode]).toEqual([4, 4, subscription.LIVE]);
  });

  it('ES-29: begins after its checkpoint, exclusive', () => {
    const { append, poll } = subscribed({}, everything, 2);
    append('a', ANY, ['e1', 'e2', 'e3']);
    expect(poll()).toEqual([['e3'], CAUGHT_UP]);
  });

  it('ES-30: has fallen behind when a batch leaves too much over', () => {
    const { append, poll, state } = subscribed({ batchEvents: 2, behindAfter: 1 });
    expect(poll(1)).toEqual([[], CAUGHT_UP]);
    append('a', ANY, ['e1', 'e2', 'e3']);
    expect(poll(2)).toEqual([['e1', 'e2'], NO_CHANGE]);
    append('a', ANY, ['e4', 'e5', 'e6']);
    expect(poll(3)).toEqual([['e3', 'e4'], FELL_BEHIND]);
    expect(state.changedAt).toBe(3 * NS_PER_MS);
    expect(poll(4)).toEqual([['e5', 'e6'], CAUGHT_UP]);
    expect([state.caughtUp, state.fellBehind]).toEqual([2, 1]);
  });

  it('ES-29, ES-31: to a stream', () => {
    const { append, poll, remove, state } = subscribed({ batchEvents: 2 }, ({ texts }) => ({
      stream: texts.intern('a'),
    }));
    append('b', ANY, ['e1']);
    expect(poll()).toEqual([[], CAUGHT_UP]);
    append('a', ANY, ['e2', 'e3', 'e4']);
    append('b', ANY, ['e5', 'e6']);
    expect([poll(), state.position]).toEqual([[['e2', 'e3'], NO_CHANGE], 3]);
    expect([poll(), state.position]).toEqual([[['e4'], NO_CHANGE], 6]);
    append('a', ANY, ['e7']);
    remove('a');
    append('a', ANY, ['e8']);
    expect([poll(), state.position]).toEqual([[['e8'], NO_CHANGE], 9]);
  });

  it('ES-29, ES-31: to types, marks included, moving on over all others', () => {
    const { append, poll, remove, state } = subscribed({}, ({ type }) => ({
      types: new Set([type('paid'), STREAM_DELETED]),
    }));
    append('a', ANY, [{ id: 'e1', type: 'opened' }, { id: 'e2', type: 'paid' }, 'e3']);
    expect([poll(), state.position]).toEqual([[['e2'], CAUGHT_UP], 3]);
    append('a', ANY, ['e4']);
    expect([poll(), state.position]).toEqual([[[], NO_CHANGE], 4]);
    remove('a');
    expect([poll(), state.position]).toEqual([[['mark'], NO_CHANGE], 5]);
  });

  it('ES-29: to types of a stream', () => {
    const { append, poll } = subscribed({}, ({ type, texts }) => ({
      stream: texts.intern('a'),
      types: new Set([type('paid')]),
    }));
    append('a', ANY, ['e1', { id: 'e2', type: 'paid' }]);
    append('b', ANY, [{ id: 'e3', type: 'paid' }]);
    expect(poll()).toEqual([['e2'], CAUGHT_UP]);
  });

  it('ES-32: a checkpoint is due once in so many events, and a crash goes back to it', () => {
    const { append, poll, config, state } = subscribed({ checkpointEvery: 2 });
    append('a', ANY, ['e1', 'e2', 'e3']);
    poll();
    const due = [1, 2, 3].map((done) => subscription.isCheckpointDue(config, state, done));
    expect(due).toEqual([false, true, true]);
    subscription.storedCheckpoint(state, 2);
    expect(subscription.isCheckpointDue(config, state, 3)).toBe(false);
    subscription.resubscribe(state, 7);
    expect([state.mode, state.changedAt]).toEqual([subscription.CATCHING_UP, 7]);
    expect(poll()).toEqual([['e3'], CAUGHT_UP]);
  });

  it('ES-33: a log that ends before it makes it wait, and not hear things twice', () => {
    const { append, poll, state } = subscribed({}, everything, 2);
    append('a', ANY, ['e1']);
    expect([poll(), state.position]).toEqual([[[], CAUGHT_UP], 2]);
    append('a', ANY, ['e2', 'e3']);
    expect(poll()).toEqual([['e3'], NO_CHANGE]);
  });

  it('ES-34: the state has the fields of its shape, and goes on the same when restored', () => {
    const { append, poll, state } = subscribed({ batchEvents: 1 });
    append('a', ANY, ['e1', 'e2']);
    poll(3);
    const shape = subscription.subscriptionShape();
    expect(Object.keys(shape)).toEqual(Object.keys(state));
    const out = new SnapshotWriter();
    writePlainState(out, shape, state);
    const before = { ...state };
    poll(4);
    readPlainState(new SnapshotReader(out.finish()), shape, state);
    expect(state).toEqual(before);
    expect(poll(4)).toEqual([['e2'], CAUGHT_UP]);
  });

  it('ES-35: says where it stands, and how full the log is', () => {
    const { append, poll, why, state, log } = subscribed({ batchEvents: 2 });
    const before = { ...state };
    append('a', ANY, ['e1', 'e2', 'e3'], 1000);
    expect(why(4000).sentence).toBe('Catching up for 4 s: 3 events to go. A crash now would cost nothing.');
    expect(why(4000).facts).toContainEqual({
      label: 'age of the oldest event to go',
      value: 3000,
      unit: 'ms',
    });
    expect(state).toEqual(before);
    poll(4000);
    poll(4000);
    expect(why(5000).sentence).toBe(
      'Live for 1 s: everything was handed over. After a crash now it would begin again after position 0, 3 events back.',
    );
    append('a', ANY, ['e4']);
    subscription.storedCheckpoint(state, 3);
    expect(why(5000).sentence).toBe(
      'Live for 1 s: 1 event came since the last look. A crash now would cost nothing.',
    );
    expect(explain({ ...storeWith().config, maxEvents: 4 }, log).sentence).toBe(
      'The log holds 4 events of 4: it takes no more.',
    );
    expect(explain(storeWith().config, log).facts).toContainEqual({ label: 'filled', value: '0 %' });
  });

  it('ES-35: a batch that was used for nothing says so', () => {
    expect(storeWith().why().sentence).toBe('Nothing was appended yet.');
  });
});
