import { describe, expect, it } from 'vitest';
import type { LayerSpec } from './check-stack';
import { guard } from './guard';
import { ManualClock, settle } from './manual-clock.test-support';
import { Work, watched } from './work.test-support';

const timeout = (afterMs: number): LayerSpec => ({ kind: 'timeout', settings: { afterMs } });
const BREAKER: LayerSpec = { kind: 'circuit-breaker', settings: { failureThreshold: 1, openForMs: 1000 } };
const RETRY: LayerSpec = {
  kind: 'retry',
  settings: { maxAttempts: 2, initialDelayMs: 50, jitter: 'none' },
};

const down = (): Promise<never> => Promise.reject(new Error('down'));

describe('the timer', () => {
  it('DR-16: is one for all guards of a clock, and is set for the earliest deadline', async () => {
    const clock = new ManualClock();
    const works = Array.from({ length: 20 }, () => new Work());
    const seen = works.map((work, place) =>
      watched(guard([timeout(500 - place * 10)], { clock }).attempt(work.fn)),
    );
    expect(clock.timersLeft).toBe(1);
    await clock.pass(310);
    expect(seen.map(({ isOver }) => isOver)).toEqual(works.map((_, place) => place === 19));
    expect(clock.timersLeft).toBe(1);
    await clock.pass(190);
    expect(seen.every(({ isOver }) => isOver)).toBe(true);
    expect(clock.timersLeft).toBe(0);
  });

  it('DR-16: is taken back when nobody waits any more, and is not set anew for each of many calls', async () => {
    const clock = new ManualClock();
    const guarded = guard([RETRY, timeout(100)], { clock });
    for (let call = 0; call < 1000; call++) await guarded.call(() => Promise.resolve(call));
    expect(clock.timersSet).toBe(1);
    await settle();
    expect(clock.timersLeft).toBe(0);
  });

  it('DR-16: is never set for calls that wait for no deadline', async () => {
    const clock = new ManualClock();
    const guarded = guard([BREAKER, { kind: 'bulkhead', settings: { maxConcurrent: 1, queueLimit: 5 } }], {
      clock,
    });
    const work = new Work();
    const seen = [1, 2, 3].map(() => watched(guarded.attempt(work.fn)));
    for (const _ of seen) {
      work.succeed();
      await settle();
    }
    await guarded.attempt(down);
    expect(seen.every(({ isOver }) => isOver)).toBe(true);
    expect(clock.timersSet).toBe(0);
  });

  it('DR-17: that fires too early neither loses a deadline nor meets it twice', async () => {
    for (const earlyByMs of [0.25, 1, 3]) {
      const clock = new ManualClock();
      clock.earlyByMs = earlyByMs;
      const work = new Work();
      const guarded = guard([timeout(10)], { clock });
      const seen = watched(guarded.attempt(work.fn));
      await clock.pass(9);
      expect(seen.isOver).toBe(false);
      await clock.pass(5);
      expect(seen.value).toMatchObject({ kind: 'timeout' });
      expect(guarded.stats().layers[0].figures).toMatchObject({ timedOut: 1 });
      expect(clock.timersLeft).toBe(0);
    }
  });

  it('DR-17: that fires late, after a computer has slept, does everything that is due, once', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard([timeout(10_000), RETRY, timeout(10)], { clock });
    const seen = watched(guarded.attempt(work.fn));
    clock.jump(3_600_000);
    await clock.pass(0);
    expect(seen.value).toMatchObject({ kind: 'timeout', attempts: 1 });
    expect([work.calls, clock.timersLeft]).toEqual([1, 0]);
  });

  it('DR-18: reaches deadlines beyond what a timer can be set for', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const month = 30 * 86_400_000;
    const seen = watched(guard([], { clock }).attempt(work.fn, { deadlineMs: month }));
    await clock.pass(month - 1);
    expect([seen.isOver, clock.timersLeft]).toEqual([false, 1]);
    await clock.pass(1);
    expect(seen.value).toMatchObject({ kind: 'gave-up' });
    expect(clock.timersSet).toBe(2);
  });

  it('DR-19: keeps the process alive for a retry that waits, and for a timeout', async () => {
    const clock = new ManualClock();
    const retrying = watched(guard([RETRY], { clock }).attempt(down));
    await settle();
    expect([clock.timersLeft, clock.keepsAlive]).toEqual([1, true]);
    await clock.pass(50);
    expect([retrying.isOver, clock.timersLeft]).toEqual([true, 0]);
    void guard([timeout(5)], { clock }).attempt(new Work().fn);
    expect(clock.keepsAlive).toBe(true);
  });

  it('DR-19: for an open breaker is set only while somebody listens, and keeps no process alive', async () => {
    const clock = new ManualClock();
    const quiet = guard([BREAKER], { clock });
    await quiet.attempt(down);
    await settle();
    expect(clock.timersLeft).toBe(0);

    const states: string[] = [];
    const heard = guard([BREAKER], { clock });
    const stop = heard.listen((event) => event.type === 'state' && states.push(event.to));
    await heard.attempt(down);
    await settle();
    expect([clock.timersLeft, clock.keepsAlive]).toEqual([1, false]);
    await clock.pass(1000);
    expect(states).toEqual(['open', 'half-open']);
    await heard.attempt(down);
    stop();
    await settle();
    expect(clock.timersLeft).toBe(0);
  });

  it('DR-19: keeps the process alive again as soon as a call waits beside an open breaker', async () => {
    const clock = new ManualClock();
    const heard = guard([BREAKER], { clock, onEvent: () => {} });
    await heard.attempt(down);
    const work = new Work();
    const waiting = watched(guard([timeout(5000)], { clock }).attempt(work.fn));
    await settle();
    expect(clock.keepsAlive).toBe(true);
    work.succeed();
    await settle();
    expect([waiting.isOver, clock.timersLeft, clock.keepsAlive]).toEqual([true, 1, false]);
  });
});

describe('time', () => {
  it('DR-20: what is due happens before a call that begins at the same time', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard([timeout(10), { kind: 'bulkhead', settings: { maxConcurrent: 1 } }], { clock });
    const first = watched(guarded.attempt(work.fn));
    clock.jump(50);
    const second = watched(guarded.attempt(work.fn));
    await settle();
    expect([first.value, second.value]).toMatchObject([{ kind: 'timeout' }, { kind: 'bulkhead-full' }]);
  });

  it('DR-20: an answer that is there before its timeout was noticed is an answer', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const seen = watched(guard([timeout(10)], { clock }).attempt(work.fn));
    clock.jump(50);
    work.succeed('slow, but here');
    await settle();
    expect(seen.value).toMatchObject({ ok: true, value: 'slow, but here' });
  });

  it('DR-22: is counted anew after 52 days, and engines keep what they know', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard(
      [RETRY, { kind: 'circuit-breaker', settings: { failureThreshold: 2, openForMs: 3_600_000 } }],
      {
        clock,
        judge: (end) => (end.threw ? 'expired' : undefined),
      },
    );
    const old = watched(guarded.attempt(work.fn));
    clock.jump(53 * 86_400_000);
    await guarded.attempt(down);
    await guarded.attempt(down);
    expect(await guarded.attempt(() => 1)).toMatchObject({ kind: 'short-circuited' });
    expect(guarded.stats()).toMatchObject({ outcomes: { expired: 2, 'short-circuited': 1 } });
    work.succeed('after a long time');
    await settle();
    expect(old.value).toMatchObject({ ok: true });
    clock.jump(53 * 86_400_000);
    expect(await guarded.attempt(() => 1)).toMatchObject({ ok: true });
  });
});
