import { describe, expect, it } from 'vitest';
import { NS_PER_MS } from '../../base/time';
import { append } from './append';
import { storeWith } from './store.test-support';
import {
  ANY,
  APPENDED,
  EVENT_TWICE,
  EXISTS,
  KNOWN_OTHERWISE,
  NONE,
  NOTHING,
  REPEATED,
  SOME_KNOWN,
  STORE_FULL,
  STREAM_FULL,
  STREAM_TWICE,
  TOO_MANY_EVENTS,
  WRONG_VERSION,
} from './verdicts';

describe('the expected version', () => {
  it('ES-1: any, none, exists and exact versions', () => {
    const store = storeWith();
    expect(store.append('a', EXISTS, ['e1'])).toEqual([WRONG_VERSION, 0]);
    expect(store.append('a', 1, ['e1'])).toEqual([WRONG_VERSION, 0]);
    expect(store.append('a', NONE, ['e1'])).toEqual([APPENDED, 1]);
    expect(store.append('a', NONE, ['e2'])).toEqual([WRONG_VERSION, 0]);
    expect(store.append('a', 0, ['e2'])).toEqual([WRONG_VERSION, 0]);
    expect(store.append('a', 1, ['e2'])).toEqual([APPENDED, 2]);
    expect(store.append('a', EXISTS, ['e3'])).toEqual([APPENDED, 3]);
    expect(store.append('a', ANY, ['e4'])).toEqual([APPENDED, 4]);
    expect(store.append('b', 0, ['e5'])).toEqual([APPENDED, 5]);
    expect([store.version('a'), store.version('b'), store.version('c')]).toEqual([4, 1, 0]);
  });

  it('ES-2: a conflict tells the actual version and changes nothing', () => {
    const store = storeWith();
    store.append('order-1', NONE, ['e1', 'e2', 'e3']);
    expect(store.append('order-1', 2, ['e4'])).toEqual([WRONG_VERSION, 0]);
    expect([store.batch.versions[0], store.log.length]).toEqual([3, 3]);
    expect(store.why().sentence).toBe('Conflict: order-1 is at version 3, where version 2 was expected.');
  });
});

describe('an append without events', () => {
  it('ES-3, defect 17: is fine and says so', () => {
    const store = storeWith();
    expect(store.append('a', ANY, [])).toEqual([NOTHING, 0]);
    expect(store.appendAll([])).toEqual([NOTHING, 0]);
    expect(store.why().sentence).toBe('There was nothing to append, and nothing against it.');
    expect([store.log.length, store.version('a')]).toEqual([0, 0]);
  });

  it('ES-3: does not hide that the stream is elsewhere', () => {
    const store = storeWith();
    expect(store.append('a', 4, [])).toEqual([WRONG_VERSION, 0]);
  });

  it('ES-3: a part without events guards the rest of its batch', () => {
    const store = storeWith();
    store.append('limit', NONE, ['e1']);
    const guarded = (version: number) =>
      store.appendAll([
        { stream: 'limit', expected: version, events: [] },
        { stream: 'order-1', events: ['e2'] },
      ]);
    expect(guarded(0)).toEqual([WRONG_VERSION, 0]);
    expect(store.version('order-1')).toBe(0);
    expect(guarded(1)).toEqual([APPENDED, 2]);
  });
});

describe('several streams', () => {
  it('ES-4: all parts are appended, at consecutive positions and one time', () => {
    const store = storeWith();
    store.append('from', NONE, ['e1']);
    const both = store.appendAll(
      [
        { stream: 'from', expected: 1, events: ['e2', 'e3'] },
        { stream: 'to', expected: NONE, events: ['e4'] },
      ],
      70,
    );
    expect(both).toEqual([APPENDED, 4]);
    expect(store.batch.versions.slice(0, 2)).toEqual([3, 1]);
    const rows = [2, 3, 4].map((position) => store.log.at(position));
    expect(rows.map(({ version, time }) => [version, time])).toEqual([
      [2, 70 * NS_PER_MS],
      [3, 70 * NS_PER_MS],
      [1, 70 * NS_PER_MS],
    ]);
  });

  it('ES-4: or none, whichever part is refused', () => {
    const store = storeWith();
    const refused = store.appendAll([
      { stream: 'from', expected: NONE, events: ['e1'] },
      { stream: 'to', expected: EXISTS, events: ['e2'] },
    ]);
    expect(refused).toEqual([WRONG_VERSION, 0]);
    expect([store.log.length, store.version('from'), store.batch.culprit]).toEqual([0, 0, 1]);
    expect(store.why().sentence).toBe('Conflict: to is at version 0, where some stream was expected.');
  });
});

describe('the same events again', () => {
  it('ES-5: the same or any expectation gives the old position, also after other events', () => {
    const store = storeWith();
    store.append('a', NONE, ['e1']);
    expect(store.append('a', 1, ['e2', 'e3'])).toEqual([APPENDED, 3]);
    store.append('b', ANY, ['e4']);
    store.append('a', ANY, ['e5']);
    expect(store.append('a', 1, ['e2', 'e3'])).toEqual([REPEATED, 3]);
    expect(store.append('a', ANY, ['e2', 'e3'])).toEqual([REPEATED, 3]);
    expect(store.append('a', EXISTS, ['e2', 'e3'])).toEqual([REPEATED, 3]);
    expect(store.append('a', NONE, ['e1'])).toEqual([REPEATED, 1]);
    expect([store.log.length, store.batch.versions[0]]).toEqual([5, 4]);
    expect(store.why().sentence).toBe(
      'The same append came before, and ended at position 1: nothing is appended twice.',
    );
  });

  it('ES-5: holds for several streams at once', () => {
    const store = storeWith();
    const parts = [
      { stream: 'a', expected: NONE, events: ['e1', 'e2'] },
      { stream: 'b', expected: 0, events: ['e3'] },
      { stream: 'c', expected: 0, events: [] },
    ];
    store.appendAll(parts);
    store.append('c', ANY, ['e4']);
    expect(store.appendAll(parts)).toEqual([REPEATED, 3]);
  });

  it('ES-6: only some known ids are a conflict that says so', () => {
    const store = storeWith();
    store.append('a', NONE, ['e1']);
    expect(store.append('a', ANY, ['e0', 'e1', 'e2'])).toEqual([SOME_KNOWN, 0]);
    expect(store.why().sentence).toBe(
      'Conflict: e1 was appended before, as version 1 of a, and other events of this append are new.',
    );
    expect(store.log.length).toBe(1);
  });

  it.each([
    ['another version', 'a', 2, ['e2']],
    ['none, where something was', 'a', NONE, ['e2']],
    ['another order', 'a', ANY, ['e2', 'e1']],
    ['a gap', 'a', ANY, ['e1', 'e3']],
    ['another stream', 'b', ANY, ['e1']],
    ['one event twice', 'a', ANY, ['e1', 'e1']],
  ])('ES-6: known ids that come otherwise are a conflict: %s', (_how, stream, expected, events) => {
    const store = storeWith();
    store.append('a', NONE, ['e1', 'e2', 'e3']);
    expect(store.append(stream, expected, events)).toEqual([KNOWN_OTHERWISE, 0]);
    expect(store.why().sentence).toMatch(/^Conflict: e\d was appended before.*not how it comes now\.$/);
    expect(store.log.length).toBe(3);
  });
});

describe('refusals', () => {
  it('ES-7: a stream and an id come once in a batch', () => {
    const store = storeWith();
    const twice = ['a', 'b', 'a'].map((stream, at) => ({ stream, events: [`e${at}`] }));
    expect(store.appendAll(twice)).toEqual([STREAM_TWICE, 0]);
    expect(store.why().sentence).toBe('a comes twice in one append: put its events together.');
    expect(store.append('a', ANY, ['e1', 'e2', 'e1'])).toEqual([EVENT_TWICE, 0]);
    expect(store.why().sentence).toBe('The event e1 comes twice in one append.');
  });

  it('ES-8: what does not fit is refused as a whole, and what fits is taken', () => {
    const store = storeWith({ maxEvents: 5, maxStreamEvents: 3, maxAppendEvents: 4 });
    expect(store.append('a', ANY, ['e1', 'e2', 'e3', 'e4', 'e5'])).toEqual([TOO_MANY_EVENTS, 0]);
    expect(store.why().sentence).toBe('An append has at most 4 events, and this one has 5.');
    expect(store.append('a', ANY, ['e1', 'e2', 'e3', 'e4'])).toEqual([STREAM_FULL, 0]);
    expect(store.append('a', ANY, ['e1', 'e2', 'e3'])).toEqual([APPENDED, 3]);
    expect(store.append('a', ANY, ['e4'])).toEqual([STREAM_FULL, 0]);
    expect(store.why().sentence).toContain('a is at version 3, and at most 3 events fit into a stream.');
    expect(store.append('b', ANY, ['e4', 'e5', 'e6'])).toEqual([STORE_FULL, 0]);
    expect(store.why().sentence).toBe('The log has 3 of at most 5 events, and 3 more do not fit.');
    expect(store.append('b', ANY, ['e4', 'e5'])).toEqual([APPENDED, 5]);
    expect(store.remove('a')).toBe(STORE_FULL);
    expect(store.bury('a')).toBe(STORE_FULL);
    expect(store.append('a', 3, [])).toEqual([NOTHING, 0]);
    expect(store.log.length).toBe(5);
  });

  it('ES-9: the first reason counts', () => {
    const store = storeWith({ maxEvents: 2, maxStreamEvents: 1, maxAppendEvents: 2 });
    store.append('a', NONE, ['e1']);
    expect(store.append('a', 7, ['e1', 'e1', 'e2'])).toEqual([TOO_MANY_EVENTS, 0]);
    expect(store.append('a', 7, ['e1', 'e2'])).toEqual([SOME_KNOWN, 0]);
    expect(store.append('a', 7, ['e2', 'e2'])).toEqual([EVENT_TWICE, 0]);
    expect(store.append('a', 7, ['e2', 'e3'])).toEqual([WRONG_VERSION, 0]);
    expect(store.append('a', 1, ['e2', 'e3'])).toEqual([STREAM_FULL, 0]);
  });
});

describe('a record', () => {
  it('ES-10, ES-11: keeps all that was said of an event', () => {
    const store = storeWith();
    const { batch, config, log } = store;
    batch.begin(11, 12, 13).part(0, NONE).event(7, 3, 5, 2).event(8, 4, 6);
    expect(append(config, log, batch, 99)).toBe(APPENDED);
    const meta = { stream: 0, correlation: 11, causation: 12, user: 13, time: 99 };
    expect([log.at(1), log.at(2)]).toEqual([
      { position: 1, version: 1, event: 7, type: 3, payload: 5, schema: 2, ...meta },
      { position: 2, version: 2, event: 8, type: 4, payload: 6, schema: 1, ...meta },
    ]);
    expect(() => log.at(3)).toThrow('there is no event at position 3; the log ends at 2');
  });

  it('ES-12: an event is found by its id, also when its stream is gone', () => {
    const store = storeWith();
    store.append('a', NONE, ['e1', 'e2']);
    store.remove('a');
    expect(store.log.positionOf(store.texts.intern('e2'))).toBe(2);
    expect(store.log.positionOf(store.texts.intern('e3'))).toBe(0);
  });

  it('an event without a stream is a broken invariant', () => {
    expect(() => storeWith().batch.begin().event(1, 1, 1)).toThrow('before the stream');
  });
});
