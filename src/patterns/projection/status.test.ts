import { describe, expect, it } from 'vitest';
import { NS_PER_MS } from '../../base/time';
import * as is from './codes';
import { resume, stop } from './control';
import { Host } from './host.test-support';
import { init, shape } from './state';

describe('the status', () => {
  it('PJ-18: catching up, live, behind, and live again', () => {
    const host = new Host({ behindAfter: 1, pollMs: 0 });
    host.append('a');
    expect(host.state.status).toBe(is.CATCHING_UP);
    host.drive();
    expect([host.state.status, host.state.cause]).toEqual([is.LIVE, is.CAUGHT_UP]);
    host.append('a');
    host.notify();
    expect(host.state.status).toBe(is.LIVE);
    host.append('a');
    host.now = 5 * NS_PER_MS;
    host.notify();
    expect([host.state.status, host.state.cause, host.state.changedAt]).toEqual([
      is.BEHIND,
      is.LAGS,
      5 * NS_PER_MS,
    ]);
    expect(host.why()).toBe(
      'Behind since 0.01 s, because events come faster than they are handled (1 may be missing). ' +
        'The read model lacks 2 events, the oldest 5 ms old. A crash now would cost nothing.',
    );
    host.drive();
    expect([host.state.status, host.state.changes]).toEqual([is.LIVE, 3]);
  });

  it('PJ-18: resumed after a stop it is live only when it has looked', () => {
    const host = new Host();
    host.drive();
    stop(host.state, host.now);
    host.append('a');
    resume(host.state, false, host.now);
    expect([host.ask(), host.state.status]).toEqual([is.READ, is.CATCHING_UP]);
    host.finish();
    expect(host.state.status).toBe(is.CATCHING_UP);
    host.drive();
    expect([host.state.status, host.state.checkpoint]).toEqual([is.LIVE, 1]);
  });

  it('PJ-18, PJ-19: behind while an event, reads or saves fail', () => {
    const host = new Host({ retries: 3, initialDelayMs: 10, pollMs: 0 });
    host.drive();
    host.append('a', 1);
    host.notify();
    host.drive();
    expect([host.state.status, host.state.cause, host.state.causeAt]).toEqual([is.BEHIND, is.EVENT_FAILS, 1]);
    expect(host.why()).toContain('because the event at position 1 fails: 1 failure, 4 make it poison.');
    host.driveMs(10);
    expect(host.state.status).toBe(is.LIVE);
    host.append('a');
    host.notify();
    host.ask();
    host.fail();
    expect([host.state.cause, host.why()]).toEqual([
      is.READS_FAIL,
      expect.stringContaining('1 read of the log failed in a row'),
    ]);
    host.driveMs(20);
    host.append('a');
    host.notify();
    host.ask();
    host.finish();
    host.ask();
    host.finish();
    expect(host.ask()).toBe(is.SAVE);
    host.fail();
    expect([host.state.cause, host.why()]).toEqual([
      is.SAVES_FAIL,
      expect.stringContaining('1 save failed in a row'),
    ]);
    host.driveMs(30);
    expect(host.state.status).toBe(is.LIVE);
  });

  it('PJ-18, PJ-19: is still behind when the trouble is over, until it shows everything', () => {
    const host = new Host({ behindAfter: 5, saveEvery: 1, initialDelayMs: 10, pollMs: 0 });
    host.drive();
    host.append('a', 1);
    host.append('b');
    host.notify();
    host.drive();
    expect(host.state.cause).toBe(is.EVENT_FAILS);
    host.now = 10 * NS_PER_MS;
    host.ask();
    host.finish();
    expect([host.state.status, host.state.cause]).toEqual([is.BEHIND, is.LAGS]);
    host.drive();
    expect(host.state.status).toBe(is.LIVE);
  });

  it('PJ-19: says why it begins, stops and goes on', () => {
    const host = new Host();
    expect(host.why()).toContain('Catching up since 0.00 s, from the beginning.');
    host.crash(false);
    expect(host.why()).toContain('after a crash.');
    stop(host.state, 0);
    expect(host.why()).toContain('Stopped at 0.00 s: by hand.');
    resume(host.state, true, 0);
    expect([host.why(), host.state.skipped]).toEqual([expect.stringContaining('resumed by hand.'), 0]);
    const { changes } = host.state;
    resume(host.state, false, 0);
    expect(host.state.changes).toBe(changes);
  });

  it('PJ-20: the lag in events, and in time by the first that does not show', () => {
    const host = new Host();
    host.now = 10 * NS_PER_MS;
    host.append('a');
    host.now = 40 * NS_PER_MS;
    host.append('a');
    expect(host.lag).toEqual([2, 30]);
    host.now = 100 * NS_PER_MS;
    expect(host.lag).toEqual([2, 90]);
    host.drive();
    expect(host.lag).toEqual([0, 0]);
  });

  it('PJ-29: says what is parked, and what a crash would cost', () => {
    const host = new Host({ poison: 'park', retries: 0, checkpoint: 'apart' });
    host.append('a', 1);
    host.append('b');
    host.drive();
    expect(host.why()).toBe(
      'Live since 0.00 s. The read model shows everything. 1 event is parked, the first at position 1. ' +
        'After a crash now 2 events would be handled a second time.',
    );
    const together = new Host({ saveEvery: 5 });
    together.append('a');
    together.append('a');
    together.ask();
    together.finish();
    together.ask();
    together.finish();
    expect(together.why()).toContain('After a crash now 1 event would be handled as if for the first time.');
  });
});

describe('the state', () => {
  it('PJ-27: has exactly the fields and rings of its shape', () => {
    const { config } = new Host({ batchEvents: 7 });
    const found = Object.entries(init(config, 0)).map(([field, value]) => [
      field,
      typeof value === 'number' ? 'number' : { ring: value.length },
    ]);
    expect(Object.fromEntries(found)).toEqual(shape(config));
  });

  it('PJ-28: a smaller batch lets go of what does not fit, and reads it again', () => {
    const host = new Host({ batchEvents: 4 });
    for (let at = 0; at < 4; at++) host.append('a');
    host.ask();
    host.finish();
    expect(host.state.readTo).toBe(4);
    host.use({ batchEvents: 2 });
    expect(host.state.readTo).toBe(2);
    host.use({ batchEvents: 3 });
    host.drive();
    expect(host.shown).toEqual({ a: [1, 2, 3, 4] });
  });

  it('PJ-28: a read under way is asked for anew', () => {
    const host = new Host({ batchEvents: 4 });
    host.append('a');
    host.ask();
    host.use({ batchEvents: 2 });
    expect(host.ask()).toBe(is.READ);
    host.finish();
    host.drive();
    expect(host.shown).toEqual({ a: [1] });
  });
});
