import { describe, expect, it } from 'vitest';
import { NS_PER_MS } from '../../base/time';
import * as is from './codes';
import { replayParked, resume } from './control';
import { Host } from './host.test-support';
import { isParked } from './parked';

const FOREVER = 1e6;

describe('events that fail', () => {
  it('PJ-12: are tried again after a growing wait, and the others wait with them', () => {
    const host = new Host({ retries: 3, initialDelayMs: 10, factor: 2 });
    host.append('a', 2);
    host.append('b');
    host.drive();
    expect([host.shown, host.state.failures, host.state.wakeAt]).toEqual([{}, 1, 10 * NS_PER_MS]);
    host.driveMs(29);
    expect([host.shown, host.state.failures]).toEqual([{}, 2]);
    host.driveMs(30);
    expect([host.shown, host.state.retried]).toEqual([{ a: [1], b: [2] }, 2]);
  });

  it('PJ-12: have one try more than retries', () => {
    for (const [fails, shown] of [
      [2, { a: [1] }],
      [3, {}],
    ] as const) {
      const host = new Host({ retries: 2, initialDelayMs: 0, poison: 'skip' });
      host.append('a', fails);
      host.drive();
      expect(host.shown).toEqual(shown);
    }
  });

  it('PJ-7, PJ-12: what was done before them is saved before the wait', () => {
    const host = new Host({ saveEvery: 100 });
    host.append('a');
    host.append('b', 1);
    host.append('c');
    host.drive();
    expect([host.shown, host.state.checkpoint]).toEqual([{ a: [1] }, 1]);
  });

  it('PJ-13: are skipped after the last retry', () => {
    const host = new Host({ poison: 'skip', retries: 1, initialDelayMs: 1 });
    host.append('a', FOREVER);
    host.append('a');
    host.driveMs(1);
    expect([host.shown, host.state.skipped, host.state.checkpoint]).toEqual([{ a: [2] }, 1, 2]);
  });

  it('PJ-13: stop the projection before them; it is resumed with them, or without', () => {
    const host = new Host({ poison: 'stop', retries: 0 });
    host.append('a');
    host.append('a', 2);
    host.append('a');
    host.drive();
    expect([host.ask(), host.shown, host.state.checkpoint]).toEqual([is.REST, { a: [1] }, 1]);
    expect(host.why()).toMatch(/^Stopped at 0.00 s: the event at position 2 failed at all of 1 try\./);
    resume(host.state, false, host.now);
    host.drive();
    expect([host.ask(), host.state.causeAt]).toEqual([is.REST, 2]);
    resume(host.state, true, host.now);
    host.drive();
    expect([host.shown, host.state.skipped]).toEqual([{ a: [1, 3] }, 1]);
  });

  it('PJ-13: once mended, are handled when the projection is resumed or begins again', () => {
    for (const goOn of ['resume', 'crash']) {
      const host = new Host({ poison: 'stop', retries: 0 });
      host.append('a', 1);
      host.append('b');
      host.drive();
      expect(host.ask()).toBe(is.REST);
      if (goOn === 'resume') resume(host.state, false, host.now);
      else host.crash(false);
      host.drive();
      expect(host.shown).toEqual({ a: [1], b: [2] });
    }
  });

  it('PJ-13, PJ-17: are parked alone, and replayed after what came later', () => {
    const host = new Host({ poison: 'park', retries: 0 });
    host.append('a', 1);
    host.append('a');
    host.drive();
    const { config, state } = host;
    expect([host.shown, isParked(config, state, 1), state.checkpoint]).toEqual([{ a: [2] }, true, 2]);
    replayParked(state);
    host.drive();
    expect([host.shown, isParked(config, state, 1), state.replayed]).toEqual([{ a: [2, 1] }, false, 1]);
  });

  it('PJ-17: apart, a handler that goes by the last position leaves such a replay out', () => {
    const host = new Host({ poison: 'park', retries: 0, checkpoint: 'apart' });
    host.append('a', 1);
    host.append('a');
    host.drive();
    replayParked(host.state);
    host.drive();
    expect([host.shown, host.state.parkedCount]).toEqual([{ a: [2] }, 0]);
  });

  it('PJ-14: are parked with all that follows in their stream, untried', () => {
    const host = new Host({ poison: 'park-stream', retries: 0 });
    host.append('a', 1);
    for (const document of ['b', 'a', 'b', 'a']) host.append(document);
    host.drive();
    expect([host.shown, host.state.parkedCount]).toEqual([{ b: [2, 4] }, 3]);
    replayParked(host.state);
    host.drive();
    expect([host.shown, host.state.parkedCount]).toEqual([{ b: [2, 4], a: [1, 3, 5] }, 0]);
    host.append('a');
    host.notify();
    host.drive();
    expect(host.shown['a']).toEqual([1, 3, 5, 6]);
  });

  it('PJ-14, PJ-16: an event that comes while its stream is replayed is handled after it', () => {
    const host = new Host({ poison: 'park-stream', retries: 0 });
    host.append('a', 1);
    host.drive();
    host.append('a');
    host.notify();
    expect(host.ask()).toBe(is.READ);
    replayParked(host.state);
    host.finish();
    host.drive();
    expect([host.shown, host.state.parked]).toEqual([{ a: [1, 2] }, 1]);
  });

  it.each(['park', 'park-stream'] as const)(
    'PJ-15: with %s, stop it when no more may be parked',
    (poison) => {
      const host = new Host({ poison, retries: 0, maxParked: 1 });
      host.append('a', FOREVER);
      host.append('a', FOREVER);
      host.append('b');
      host.drive();
      expect([host.ask(), host.state.position, host.state.parkedCount]).toEqual([is.REST, 1, 1]);
      expect(host.why()).toContain('the event at position 2 would have to be parked, and 1 are already.');
      for (const event of host.events) event.fails = 0;
      replayParked(host.state);
      resume(host.state, false, host.now);
      host.drive();
      expect(host.shown).toEqual({ a: [1, 2], b: [3] });
    },
  );

  it('PJ-16: that fail again stay parked, and so does their stream behind them', () => {
    const host = new Host({ poison: 'park-stream', retries: 0 });
    host.append('a', 2);
    host.append('b', 1);
    host.append('a');
    host.append('b');
    host.drive();
    replayParked(host.state);
    host.drive();
    replayParked(host.state);
    expect([host.shown, host.state.replayLeft]).toEqual([{ b: [2, 4] }, 2]);
    replayParked(host.state);
    expect(host.state.replayLeft).toBe(2);
    host.drive();
    expect(host.shown).toEqual({ b: [2, 4], a: [1, 3] });
  });

  it('PJ-9, PJ-16: a crash gives back the parked events that were saved', () => {
    const host = new Host({ poison: 'park', retries: 0 });
    host.append('a', 1);
    host.drive();
    replayParked(host.state);
    host.ask();
    host.finish();
    expect([host.state.parkedCount, host.shown]).toEqual([0, {}]);
    host.crash(false);
    expect(host.state.parkedCount).toBe(1);
    replayParked(host.state);
    host.drive();
    expect(host.shown).toEqual({ a: [1] });
  });
});
