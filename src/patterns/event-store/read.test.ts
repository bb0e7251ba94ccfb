import { describe, expect, it } from 'vitest';
import { STREAM_BURIED, STREAM_DELETED } from './event-log';
import { storeWith } from './store.test-support';
import {
  ANY,
  APPENDED,
  BURIED,
  DELETED,
  EXISTS,
  LIVING,
  NEVER_WRITTEN,
  NONE,
  NOTHING,
  REPEATED,
  TOMBSTONED,
  WRONG_VERSION,
} from './verdicts';

function filled() {
  const store = storeWith();
  store.append('a', NONE, [
    { id: 'e1', type: 'opened', data: 1 },
    { id: 'e2', type: 'paid', data: 2 },
  ]);
  store.append('b', NONE, [{ id: 'e3', type: 'opened', data: 3 }]);
  store.append('a', 2, [{ id: 'e4', type: 'paid', data: 4 }]);
  return store;
}

describe('reading', () => {
  it('ES-16: a stream, forward and backward, from a version', () => {
    const store = filled();
    const ids = (request: Parameters<typeof store.read>[1]) => {
      store.read('a', request);
      return store.ids();
    };
    expect(ids({})).toEqual(['e1', 'e2', 'e4']);
    expect(ids({ from: 2 })).toEqual(['e2', 'e4']);
    expect(ids({ from: 1, upTo: 2 })).toEqual(['e1', 'e2']);
    expect(ids({ backward: true })).toEqual(['e4', 'e2', 'e1']);
    expect(ids({ from: 2, backward: true })).toEqual(['e2', 'e1']);
    expect(ids({ from: 9 })).toEqual([]);
    expect(store.read('nobody')).toEqual([]);
  });

  it('ES-16: everything, forward and backward, from a position', () => {
    const store = filled();
    expect(store.readAll().map(({ data }) => data)).toEqual([1, 2, 3, 4]);
    expect(store.readAll({ from: 3 }).map(({ data }) => data)).toEqual([3, 4]);
    expect(store.readAll({ backward: true, from: 2 }).map(({ data }) => data)).toEqual([2, 1]);
  });

  it('ES-17, defect 18: the true version of a stream is told whatever was read of it', () => {
    const store = filled();
    const told = (request: Parameters<typeof store.read>[1]) => {
      store.read('a', request);
      return [store.page.version, store.page.status];
    };
    expect(told({ from: 2 })).toEqual([3, LIVING]);
    expect(told({ limit: 1 })).toEqual([3, LIVING]);
    expect(told({ from: 1, upTo: 1 })).toEqual([3, LIVING]);
    expect(told({ types: new Set() })).toEqual([3, LIVING]);
    expect(told({ from: 100 })).toEqual([3, LIVING]);
    store.read('nobody');
    expect([store.page.version, store.page.status]).toEqual([0, NEVER_WRITTEN]);
  });

  it('ES-18: a read that stops early says from where to go on', () => {
    const store = storeWith({ maxReadEvents: 2, maxScannedEvents: 3 });
    store.append('a', NONE, ['e1', 'e2', 'e3']);
    store.append('b', NONE, [{ id: 'e4', type: 'rare' }]);
    store.read('a');
    expect([store.ids(), store.page.next, store.page.isEnd]).toEqual([['e1', 'e2'], 3, false]);
    store.read('a', { from: store.page.next });
    expect([store.ids(), store.page.next, store.page.isEnd]).toEqual([['e3'], 4, true]);
    const rare = new Set([store.type('rare')]);
    store.readAll({ types: rare });
    expect([store.ids(), store.page.next, store.page.isEnd, store.page.reached]).toEqual([[], 4, false, 3]);
    store.readAll({ types: rare, from: 4 });
    expect([store.ids(), store.page.isEnd, store.page.reached]).toEqual([['e4'], true, 4]);
    store.readAll({ limit: 0 });
    expect(store.ids()).toEqual(['e1']);
  });

  it('ES-19: by types; marks only for readers of everything who name them', () => {
    const store = filled();
    const paid = new Set([store.type('paid')]);
    store.remove('b');
    store.bury('a');
    expect(store.readAll({ types: paid }).map(({ data }) => data)).toEqual([2, 4]);
    expect(store.readAll().map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    expect(store.readAll({ types: new Set() })).toEqual([]);
    expect(store.readAll({ types: new Set([STREAM_DELETED, STREAM_BURIED]) })).toEqual([
      { position: 5, type: `mark ${STREAM_DELETED}`, data: null },
      { position: 6, type: `mark ${STREAM_BURIED}`, data: null },
    ]);
    expect(store.read('a', { types: new Set([STREAM_BURIED]) })).toEqual([]);
  });
});

describe('deleting', () => {
  it('ES-13: hides what there was, and numbering goes on', () => {
    const store = filled();
    expect(store.remove('a', 1)).toBe(WRONG_VERSION);
    expect(store.remove('a', 3)).toBe(APPENDED);
    expect([store.read('a'), store.status('a'), store.version('a')]).toEqual([[], DELETED, 3]);
    expect(store.page.version).toBe(3);
    expect(store.remove('a', 3)).toBe(NOTHING);
    expect(store.remove('nobody')).toBe(NOTHING);
    expect(store.remove('nobody', EXISTS)).toBe(WRONG_VERSION);
    expect(store.append('a', EXISTS, ['e5'])).toEqual([WRONG_VERSION, 0]);
    expect(store.append('a', 0, ['e5'])).toEqual([WRONG_VERSION, 0]);
    expect(store.append('a', NONE, ['e5'])).toEqual([APPENDED, 6]);
    expect(store.append('a', 4, ['e6'])).toEqual([APPENDED, 7]);
    store.read('a');
    expect([store.ids(), store.page.version, store.page.status]).toEqual([['e5', 'e6'], 5, LIVING]);
    store.read('a', { backward: true });
    expect([store.ids(), store.page.isEnd]).toEqual([['e6', 'e5'], true]);
    expect(store.append('a', NONE, ['e5', 'e6'])).toEqual([REPEATED, 7]);
    expect(store.append('a', NONE, ['e1', 'e2'])).toEqual([REPEATED, 2]);
  });

  it('ES-14: a tombstone ends a stream for good', () => {
    const store = filled();
    expect(store.bury('a', 1)).toBe(WRONG_VERSION);
    expect(store.bury('a', 3)).toBe(APPENDED);
    expect(store.bury('a', 3)).toBe(NOTHING);
    expect(store.remove('a')).toBe(TOMBSTONED);
    expect(store.append('a', ANY, ['e5'])).toEqual([TOMBSTONED, 0]);
    expect(store.why().sentence).toBe('Deleted for good, a is at version 3 and takes no more events.');
    expect(store.append('a', ANY, [])).toEqual([TOMBSTONED, 0]);
    expect(store.append('a', 2, ['e4'])).toEqual([REPEATED, 4]);
    expect([store.read('a'), store.status('a')]).toEqual([[], BURIED]);
    expect(store.bury('never')).toBe(APPENDED);
    expect(store.append('never', NONE, ['e5'])).toEqual([TOMBSTONED, 0]);
    store.remove('b');
    expect(store.bury('b')).toBe(APPENDED);
    expect([store.status('b'), store.version('b')]).toEqual([BURIED, 1]);
  });

  it('ES-15: the log keeps what was deleted, and the marks have positions', () => {
    const store = filled();
    store.remove('a');
    store.append('b', ANY, ['e5']);
    expect(store.readAll().map(({ position }) => position)).toEqual([1, 2, 3, 4, 6]);
    expect(store.log.at(5)).toMatchObject({ type: STREAM_DELETED, version: 3 });
  });
});
