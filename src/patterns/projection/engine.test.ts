import { describe, expect, it } from 'vitest';
import { NEVER, NS_PER_MS } from '../../base/time';
import * as is from './codes';
import { stop } from './control';
import * as engine from './engine';
import { Host, IGNORED } from './host.test-support';

describe('going through the log', () => {
  it('PJ-1: handles events in order, and passes over what is of no interest', () => {
    const host = new Host();
    ['a', IGNORED, 'b', 'a', IGNORED].forEach((document) => host.append(document));
    host.drive();
    expect(host.shown).toEqual({ a: [1, 4], b: [3] });
    expect([host.state.handled, host.state.position, host.state.checkpoint]).toEqual([3, 5, 5]);
  });

  it('PJ-2: reads at first, reads on while more is known of, then looks again or is told', () => {
    const host = new Host({ batchEvents: 2, pollMs: 20 });
    host.append('a');
    host.append('a');
    host.append('a');
    const wants: number[] = [];
    for (let want = host.ask(); want !== is.WAIT; want = host.ask()) {
      wants.push(want);
      host.finish();
    }
    const { READ, HANDLE, SAVE } = is;
    expect(wants).toEqual([READ, HANDLE, HANDLE, SAVE, READ, HANDLE, SAVE]);
    expect(host.state.wakeAt).toBe(20 * NS_PER_MS);
    host.append('a');
    host.driveMs(19);
    expect(host.lag).toEqual([1, 19]);
    host.driveMs(20);
    expect(host.lag).toEqual([0, 0]);
    host.append('a');
    host.notify();
    host.drive();
    expect(host.lag).toEqual([0, 0]);
  });

  it('PJ-2: with pollMs 0 it looks only when told', () => {
    const host = new Host({ pollMs: 0 });
    host.drive();
    host.append('a');
    expect([host.ask(), host.state.wakeAt]).toEqual([is.WAIT, NEVER]);
    host.notify();
    expect(host.ask()).toBe(is.READ);
  });

  it('PJ-2: a source that shows less than it speaks of is not asked without a pause', () => {
    const host = new Host({ pollMs: 50, initialDelayMs: 7 });
    host.append('a');
    host.append('b');
    host.shownTo = 1;
    host.drive();
    expect([host.state.reads, host.state.wakeAt]).toEqual([2, 50 * NS_PER_MS]);
    host.shownTo = 2;
    host.driveMs(50);
    expect(host.shown).toEqual({ a: [1], b: [2] });
  });

  it('PJ-3: the parts of an event that was split are handled as one', () => {
    const { config, state } = new Host();
    engine.next(config, state, 0);
    const { turn } = state;
    const taken = [1, 1, 1, 2].map((position) => engine.take(state, turn, position, 5));
    engine.received(config, state, turn, 2, 2, 0);
    expect(taken).toEqual([true, true, true, true]);
    expect([engine.next(config, state, 0), state.handling]).toEqual([is.HANDLE, 1]);
    engine.handled(config, state, state.turn, 0);
    expect([engine.next(config, state, 0), state.handling]).toEqual([is.HANDLE, 2]);
  });

  it('PJ-4: one thing is under way at a time, and what comes late changes nothing', () => {
    const host = new Host();
    host.append('a');
    host.ask();
    const { turn } = host.state;
    expect([host.ask(), host.state.turn]).toEqual([is.BUSY, turn]);
    host.crash(false);
    expect(engine.take(host.state, turn, 1, 0)).toBe(false);
    expect(engine.received(host.config, host.state, turn, 1, 1, 0)).toBe(false);
    expect([host.state.late, host.state.readTo]).toEqual([1, 0]);
    expect(engine.handled(host.config, host.state, host.state.turn, 0)).toBe(false);
  });

  it('PJ-5: failed reads are tried again after a growing wait, at most so long', () => {
    const host = new Host({ initialDelayMs: 10, factor: 3, maxDelayMs: 40 });
    const waits: number[] = [];
    for (let round = 0; round < 4; round++) {
      expect(host.ask()).toBe(is.READ);
      host.fail();
      expect(host.ask()).toBe(is.WAIT);
      waits.push((host.state.wakeAt - host.now) / NS_PER_MS);
      host.now = host.state.wakeAt;
    }
    expect(waits).toEqual([10, 30, 40, 40]);
  });

  it('PJ-5: so are failed saves, and nothing else goes on until one is done', () => {
    const host = new Host({ initialDelayMs: 10, saveEvery: 1 });
    host.append('a');
    host.append('b');
    host.ask();
    host.finish();
    host.ask();
    host.finish();
    expect(host.ask()).toBe(is.SAVE);
    host.fail();
    expect([host.ask(), host.state.wakeAt, host.shown]).toEqual([is.WAIT, 10 * NS_PER_MS, {}]);
    host.driveMs(10);
    expect(host.shown).toEqual({ a: [1], b: [2] });
  });

  it('a read that brings more than was asked for is a broken invariant', () => {
    const { config, state } = new Host({ batchEvents: 1 });
    engine.next(config, state, 0);
    engine.take(state, state.turn, 1, 0);
    expect(() => engine.take(state, state.turn, 2, 0)).toThrow('more events than the batch');
  });
});

describe('saving', () => {
  it('PJ-6, PJ-7: together, a transaction holds saveEvery positions, or what there is', () => {
    const host = new Host({ saveEvery: 2 });
    for (const document of ['a', 'a', 'a']) host.append(document);
    const shown: unknown[] = [];
    for (let want = host.ask(); want !== is.WAIT; want = host.ask()) {
      host.finish();
      if (want === is.SAVE) shown.push([host.state.checkpoint, host.shown]);
    }
    expect(shown).toEqual([
      [2, { a: [1, 2] }],
      [3, { a: [1, 2, 3] }],
    ]);
  });

  it('PJ-8: apart, an event shows at once, and the checkpoint follows by number or by time', () => {
    const host = new Host({ checkpoint: 'apart', saveEvery: 3, saveAfterMs: 40, pollMs: 0 });
    host.append('a');
    host.append('a');
    host.drive();
    expect([host.shown, host.lag, host.state.checkpoint]).toEqual([{ a: [1, 2] }, [0, 0], 0]);
    expect(host.state.wakeAt).toBe(40 * NS_PER_MS);
    host.driveMs(40);
    expect(host.state.checkpoint).toBe(2);
    for (let at = 0; at < 3; at++) host.append('a');
    host.notify();
    host.drive();
    expect(host.state.checkpoint).toBe(5);
  });

  it('PJ-9, PJ-10: together, a crash takes back what was not saved, documents and all', () => {
    const host = new Host({ saveEvery: 10 });
    host.append('a');
    host.append('a');
    host.ask();
    host.finish();
    host.ask();
    host.finish();
    expect([host.state.position, host.state.checkpoint]).toEqual([1, 0]);
    host.crash(false);
    expect([host.state.position, host.shown]).toEqual([0, {}]);
    host.drive();
    expect(host.shown).toEqual({ a: [1, 2] });
  });

  it('PJ-9, PJ-10: a save that was done, and of which nobody heard, is found after the crash', () => {
    const host = new Host({ saveEvery: 1 });
    host.append('a');
    host.ask();
    host.finish();
    host.ask();
    host.finish();
    expect(host.ask()).toBe(is.SAVE);
    host.crash(true);
    expect([host.state.checkpoint, host.shown]).toEqual([1, { a: [1] }]);
    host.drive();
    expect(host.state.handled).toBe(1);
  });

  it('PJ-8, PJ-10: apart, events come a second time, and documents know them by position', () => {
    const host = new Host({ checkpoint: 'apart', saveEvery: 10, pollMs: 0 });
    host.append('a');
    host.append('a');
    host.drive();
    host.crash(false);
    expect([host.lag[0], host.shown]).toEqual([2, { a: [1, 2] }]);
    host.drive();
    expect([host.state.handled, host.shown]).toEqual([4, { a: [1, 2] }]);
  });

  it('PJ-11: saves what was done before it rests, and the checkpoint never goes back', () => {
    const host = new Host({ saveEvery: 10 });
    host.append('a');
    host.append('b');
    host.ask();
    host.finish();
    host.ask();
    host.finish();
    stop(host.state, 0);
    expect(host.ask()).toBe(is.SAVE);
    host.finish();
    expect([host.ask(), host.state.checkpoint, host.shown]).toEqual([is.REST, 1, { a: [1] }]);
    host.crash(false);
    expect(host.state.checkpoint).toBe(1);
  });
});
