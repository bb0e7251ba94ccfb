import { describe, expect, it } from 'vitest';
import { NO_TEXT } from '../../base/text-table';
import { NS_PER_MS } from '../../base/time';
import { EventLog } from './event-log';
import { append, deleteStream } from './append';
import { Batch } from './batch';
import { NO_SNAPSHOT } from './snapshots';
import { storeWith } from './store.test-support';
import { ANY, APPENDED, DELETED, LIVING, NONE, REPEATED, WRONG_VERSION } from './verdicts';

/** Everything that a length stands for. */
function travelTo(store: ReturnType<typeof storeWith>, moment: readonly number[]): void {
  [store.log, store.snapshots, store.texts, store.payloads].forEach((part, at) => part.rewind(moment[at]));
}

function momentOf(store: ReturnType<typeof storeWith>): readonly number[] {
  return [store.log, store.snapshots, store.texts, store.payloads].map(({ length }) => length);
}

describe('time travel', () => {
  it('ES-25: going back takes versions, known ids and deletions back', () => {
    const store = storeWith();
    store.append('a', NONE, ['e1', 'e2']);
    const early = momentOf(store);
    store.append('b', NONE, ['e3']);
    store.remove('a');
    store.append('a', NONE, ['e4']);
    const late = momentOf(store);
    travelTo(store, early);
    expect([store.version('a'), store.log.length, store.status('a')]).toEqual([2, 2, LIVING]);
    store.read('a');
    expect(store.ids()).toEqual(['e1', 'e2']);
    expect(store.append('a', NONE, ['e1', 'e2'])).toEqual([REPEATED, 2]);
    travelTo(store, late);
    store.read('a');
    expect([store.ids(), store.version('a'), store.version('b')]).toEqual([['e4'], 3, 1]);
    travelTo(store, [0, 0, 0, 0]);
    expect([store.readAll(), store.log.length]).toEqual([[], 0]);
  });

  it('ES-36: the length at an instant counts all that was written by then', () => {
    const store = storeWith();
    const lengths = () => [0, 1, 2, 3, 4, 9].map((ms) => store.log.lengthAt(ms * NS_PER_MS));
    expect(lengths()).toEqual([0, 0, 0, 0, 0, 0]);
    store.append('a', NONE, ['e1', 'e2'], 1);
    store.append('b', NONE, ['e3'], 1);
    store.append('a', 2, ['e4'], 3);
    expect(lengths()).toEqual([0, 3, 3, 4, 4, 4]);
    store.log.rewind(2);
    expect(lengths()).toEqual([0, 2, 2, 2, 2, 2]);
  });

  it('ES-26: the same is taken again, with the same outcome', () => {
    const store = storeWith();
    const play = () => [
      store.append('a', NONE, ['e1']),
      store.append('a', NONE, ['e2']),
      store.append('b', NONE, ['e3']),
      store.remove('a'),
      store.append('a', 1, ['e4']),
    ];
    const first = play();
    const records = store.readAll();
    travelTo(store, [0, 0, 0, 0]);
    expect(play()).toEqual(first);
    expect(store.readAll()).toEqual(records);
  });

  it('ES-28: streams, types and ids have the numbers of their first meeting again', () => {
    const store = storeWith();
    store.append('a', NONE, ['e1']);
    const known = ['a', 'e1'].map((text) => store.texts.find(text));
    travelTo(store, [0, 0, 0, 0]);
    expect(store.texts.find('a')).toBe(NO_TEXT);
    store.append('a', NONE, ['e1']);
    expect(['a', 'e1'].map((text) => store.texts.find(text))).toEqual(known);
    expect(new Set(known).size).toBe(2);
  });

  it('ES-26: something else is refused, and says what', () => {
    const config = storeWith().config;
    const log = new EventLog();
    const put = (stream: number, id: number, time = 0) =>
      append(config, log, new Batch().begin().part(stream, ANY).event(id, 4, id), time);
    put(1, 7);
    put(2, 8);
    log.rewind(1);
    expect(() => put(3, 8)).toThrow('stream of event 2 was 2 and is now 3');
    expect(() => put(2, 9)).toThrow('id of event 2 was 8 and is now 9');
    log.rewind(1);
    expect(() => put(2, 8, 5)).toThrow('time of event 2 was 0 and is now 5');
    log.rewind(1);
    expect(() => deleteStream(config, log, 1, ANY, 0)).toThrow('stream of event 2 was 2 and is now 1');
    expect(() => log.rewind(3)).toThrow('known 2 of event cannot go to 3');
  });

  it('ES-27: a fork goes on apart, and the first one as it was', () => {
    const config = storeWith().config;
    const log = new EventLog();
    const put = (to: EventLog, stream: number, id: number) => {
      const batch = new Batch().begin().part(stream, ANY).event(id, 4, id);
      return [append(config, to, batch, 0), batch.position];
    };
    put(log, 1, 10);
    put(log, 2, 20);
    put(log, 1, 11);
    expect(log.nextInStream(1)).toBe(3);
    log.rewind(2);
    expect(log.nextInStream(1)).toBe(0);
    const fork = log.fork();
    // The id is not known there, and the place of the event is taken by one of another stream.
    expect(put(fork, 2, 11)).toEqual([APPENDED, 3]);
    expect(fork.nextInStream(1)).toBe(0);
    expect([fork.versionOf(1), fork.versionOf(2), fork.nextInStream(2)]).toEqual([1, 2, 3]);
    expect(put(log, 1, 11)).toEqual([APPENDED, 3]);
    expect([log.versionOf(1), log.versionOf(2), log.nextInStream(1)]).toEqual([2, 1, 3]);
  });

  it('a number that nobody gave out is a broken invariant', () => {
    const { config, log } = storeWith();
    const batch = new Batch()
      .begin()
      .part(2 ** 30, ANY)
      .event(1, 1, 1);
    expect(() => append(config, log, batch, 0)).toThrow('the number 1073741824 is none of those');
  });
});

describe('snapshots', () => {
  function withThree() {
    const store = storeWith();
    store.append('a', NONE, ['e1', 'e2', 'e3']);
    const a = store.texts.intern('a');
    return {
      ...store,
      a,
      save: (version: number, schema = 1, limit = 10) =>
        store.snapshots.save(limit, a, version, schema, 100 + version, 5),
    };
  }

  it('ES-23: the newest up to a version is found, if its schema is the wanted one', () => {
    const { snapshots, save, a } = withThree();
    const payload = (schema: number, upTo: number) => {
      const found = snapshots.find(a, schema, upTo);
      return found === NO_SNAPSHOT ? null : snapshots.payloadOf(found);
    };
    expect(payload(1, 9)).toBeNull();
    expect([save(1), save(2)]).toEqual([1, 2]);
    expect([payload(1, 9), payload(1, 1), payload(1, 0), payload(2, 9)]).toEqual([102, 101, null, null]);
    expect(save(2, 2)).toBe(3);
    expect([payload(2, 9), payload(1, 9), payload(1, 1)]).toEqual([102, null, 101]);
    expect([snapshots.versionOf(3), snapshots.timeOf(3), snapshots.length]).toEqual([2, 5, 3]);
  });

  it('ES-24: none is kept beyond the stream, of old, of what was deleted, or without room', () => {
    const { snapshots, save, a, remove, append: add } = withThree();
    expect(save(4)).toBe(NO_SNAPSHOT);
    expect(save(3)).toBe(1);
    expect([save(3), save(2), save(2, 2, 1)]).toEqual([NO_SNAPSHOT, NO_SNAPSHOT, NO_SNAPSHOT]);
    remove('a');
    expect(snapshots.find(a, 1, 9)).toBe(NO_SNAPSHOT);
    expect(save(3, 2)).toBe(NO_SNAPSHOT);
    add('a', NONE, ['e4']);
    expect([snapshots.find(a, 1, 9), save(4), snapshots.find(a, 1, 9)]).toEqual([NO_SNAPSHOT, 2, 2]);
  });

  it('ES-25, ES-27: travel and fork with their log', () => {
    const { snapshots, log, save, a } = withThree();
    save(1);
    save(2);
    snapshots.rewind(1);
    expect(snapshots.versionOf(snapshots.find(a, 1, 9))).toBe(1);
    const fork = snapshots.fork(log.fork());
    expect(fork.save(10, a, 3, 1, 7, 5)).toBe(2);
    expect(fork.versionOf(fork.find(a, 1, 9))).toBe(3);
    expect(() => save(3)).toThrow('version of snapshot 2 was 2 and is now 3');
    snapshots.rewind(2);
    expect(snapshots.versionOf(snapshots.find(a, 1, 9))).toBe(2);
  });

  it('ES-2: after going back, the version that is told is the one of then', () => {
    const store = withThree();
    store.log.rewind(2);
    expect([store.append('a', 3, ['e3']), store.batch.versions[0]]).toEqual([[WRONG_VERSION, 0], 2]);
    expect(store.status('a')).not.toBe(DELETED);
  });
});
