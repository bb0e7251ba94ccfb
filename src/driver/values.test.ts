import { describe, expect, it } from 'vitest';
import type { LayerSpec } from './check-stack';
import { guard } from './guard';
import { ManualClock, settle } from './manual-clock.test-support';
import { Work, watched } from './work.test-support';

const down = (): Promise<never> => Promise.reject(new Error('down'));

describe('a cache', () => {
  const cache = (settings: Extract<LayerSpec, { kind: 'cache' }>['settings'] = {}): LayerSpec => ({
    kind: 'cache',
    settings: { ttlMs: 100, ...settings },
  });

  it('DR-24: gives back what it stored under the same name, whatever the value', async () => {
    const guarded = guard([cache()], { clock: new ManualClock() });
    for (const value of [undefined, null, 0, '', { deep: true }]) {
      const key = JSON.stringify(value) ?? 'nothing';
      expect(await guarded.attempt(() => value, { key })).toEqual({
        ok: true,
        value,
        from: 'call',
        attempts: 1,
      });
      expect(await guarded.attempt(() => 'other', { key })).toEqual({
        ok: true,
        value,
        from: 'cache',
        attempts: 0,
      });
    }
  });

  it('DR-24: keeps nothing without a key, and nothing personal without a user', async () => {
    const guarded = guard([cache()], { clock: new ManualClock() });
    await guarded.call(() => 'first');
    expect(await guarded.call(() => 'second')).toBe('second');
    const personal = guard([cache({ perUser: true })], { clock: new ManualClock() });
    await personal.call(() => 'first', { key: 'cart' });
    expect(await personal.call(() => 'second', { key: 'cart' })).toBe('second');
    await personal.call(() => 'of ann', { key: 'cart', user: 'ann' });
    expect(await personal.call(() => 'of bob', { key: 'cart', user: 'bob' })).toBe('of bob');
    expect(await personal.call(() => 'x', { key: 'cart', user: 'ann' })).toBe('of ann');
  });

  it('DR-24: keeps no more values than its engine has entries', async () => {
    const guarded = guard([cache({ maxEntries: 2 })], { clock: new ManualClock() });
    for (const key of ['a', 'b', 'c']) await guarded.call(() => key, { key });
    const again = await Promise.all(['c', 'b', 'a'].map((key) => guarded.attempt(() => 'anew', { key })));
    expect(again.map((end) => end.ok && end.from)).toEqual(['cache', 'cache', 'call']);
  });

  it('DR-24: keeps its values when it is made smaller', async () => {
    const guarded = guard([cache({ maxEntries: 5 })], { clock: new ManualClock() });
    for (const key of ['a', 'b', 'c', 'd']) await guarded.call(() => `value of ${key}`, { key });
    expect(guarded.configure([cache({ maxEntries: 2 })])).toEqual({ ok: true, value: undefined });
    for (const key of ['c', 'd']) {
      expect(await guarded.call(() => 'anew', { key })).toBe(`value of ${key}`);
    }
    expect(await guarded.call(() => 'anew', { key: 'a' })).toBe('anew');
  });

  it('DR-24: renews behind an answer, and the next one gets what came', async () => {
    const clock = new ManualClock();
    const guarded = guard([cache({ staleWhileRevalidateMs: 1000 })], { clock });
    await guarded.call(() => 'old', { key: 'a' });
    clock.jump(150);
    const work = new Work();
    expect(await guarded.call(work.fn, { key: 'a' })).toBe('old');
    work.succeed('new');
    await settle();
    expect(await guarded.call(work.fn, { key: 'a' })).toBe('new');
    expect([work.calls, guarded.stats().underWay]).toEqual([1, 0]);
  });

  it('DR-24: serves a stale answer for a failure, and remembers failures with their errors', async () => {
    const clock = new ManualClock();
    const stale = guard([cache({ staleIfErrorMs: 1000 })], { clock });
    await stale.call(() => 'old', { key: 'a' });
    clock.jump(150);
    expect(await stale.attempt(down, { key: 'a' })).toMatchObject({ ok: true, value: 'old', from: 'cache' });

    const remembering = guard([cache({ cacheErrorsMs: 1000 })], { clock });
    const error = new Error('down');
    await remembering.attempt(() => Promise.reject(error), { key: 'a' });
    await expect(remembering.call(() => 'up again', { key: 'a' })).rejects.toBe(error);
  });

  it('DR-24: keeps an answer that came too late for whoever asked', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard([{ kind: 'timeout', settings: { afterMs: 10 } }, cache()], { clock });
    const first = watched(guarded.attempt(work.fn, { key: 'a' }));
    await clock.pass(10);
    work.succeed('late');
    await settle();
    expect(first.value).toMatchObject({ kind: 'timeout' });
    expect(await guarded.attempt(work.fn, { key: 'a' })).toMatchObject({ value: 'late', from: 'cache' });
  });
});

describe('a single flight', () => {
  const FLIGHT: LayerSpec = { kind: 'single-flight' };

  it('DR-24: gives all who ask for the same at once what one call brings', async () => {
    const work = new Work();
    const guarded = guard([FLIGHT], { clock: new ManualClock() });
    const seen = ['a', 'a', 'b', 'a'].map((key) => watched(guarded.attempt(work.fn, { key })));
    expect(work.calls).toBe(2);
    const value = { of: 'a' };
    work.succeed(value, 0);
    work.succeed('of b', 1);
    await settle();
    expect(seen.map((one) => one.value)).toEqual([
      { ok: true, value, from: 'call', attempts: 1 },
      { ok: true, value, from: 'shared', attempts: 0 },
      { ok: true, value: 'of b', from: 'call', attempts: 1 },
      { ok: true, value, from: 'shared', attempts: 0 },
    ]);
  });

  it('DR-24: shares the error, too, and lets calls without a key go alone', async () => {
    const work = new Work();
    const guarded = guard([FLIGHT], { clock: new ManualClock() });
    const error = new Error('down');
    const seen = [1, 2].map(() => watched(guarded.call(work.fn, { key: 'a' })));
    const alone = [1, 2].map(() => watched(guarded.call(work.fn)));
    expect(work.calls).toBe(3);
    work.fail(error, 0);
    await settle();
    expect(seen.map((one) => one.error)).toEqual([error, error]);
    expect(alone.map(({ isOver }) => isOver)).toEqual([false, false]);
  });

  it('DR-24: a waiter takes over when the leader leaves', async () => {
    const work = new Work();
    const guarded = guard([FLIGHT], { clock: new ManualClock() });
    const controller = new AbortController();
    const leader = watched(guarded.attempt(work.fn, { key: 'a', signal: controller.signal }));
    const waiter = watched(guarded.attempt(work.fn, { key: 'a' }));
    controller.abort();
    await settle();
    work.fail(new Error('stopped'), 0);
    await settle();
    expect(leader.value).toMatchObject({ kind: 'cancelled' });
    if (work.calls === 2) work.succeed('own', 1);
    await settle();
    expect(waiter.isOver).toBe(true);
  });
});

describe('a fallback', () => {
  it('DR-25: gives what the function of the options returns, and tells it what failed', async () => {
    const guarded = guard([{ kind: 'fallback' }], {
      clock: new ManualClock(),
      fallback: ({ kind, cause }) => ({ kind, cause }),
    });
    const error = new Error('down');
    expect(await guarded.attempt(() => Promise.reject(error))).toEqual({
      ok: true,
      value: { kind: 'error', cause: error },
      from: 'fallback',
      attempts: 1,
    });
    const slow = guard([{ kind: 'fallback' }], {
      clock: new ManualClock(),
      fallback: () => Promise.resolve('in a while'),
    });
    expect(await slow.call(down)).toBe('in a while');
    expect(await slow.attempt(down)).toMatchObject({ ok: true, value: 'in a while', from: 'fallback' });
  });

  it('DR-25: that fails itself fails the call', async () => {
    const worse = new Error('worse');
    const fallbacks = [
      () => {
        throw worse;
      },
      () => Promise.reject(worse),
    ];
    for (const fallback of fallbacks) {
      const guarded = guard([{ kind: 'fallback' }], { clock: new ManualClock(), fallback });
      await expect(guarded.call(down)).rejects.toBe(worse);
      expect(await guarded.attempt(down)).toMatchObject({ ok: false, kind: 'error', cause: worse });
    }
  });

  it('DR-25: gives the last good answer of the same key, and only of a key', async () => {
    const guarded = guard([{ kind: 'fallback', settings: { kind: 'cached' } }], { clock: new ManualClock() });
    await guarded.call(() => 'good', { key: 'a' });
    await guarded.call(() => 'nobody knows for what');
    expect(await guarded.attempt(down, { key: 'a' })).toMatchObject({
      ok: true,
      value: 'good',
      from: 'fallback',
    });
    expect(await guarded.attempt(down, { key: 'b' })).toMatchObject({ ok: false, kind: 'error' });
    expect(await guarded.attempt(down)).toMatchObject({ ok: false, kind: 'error' });
  });

  it('DR-25: asks another function, and when that fails, too, the failure of the call stands', async () => {
    const clock = new ManualClock();
    const mirror = new Work();
    const seenFailures: unknown[] = [];
    const guarded = guard([{ kind: 'fallback', settings: { kind: 'other-service', edge: 'mirror' } }], {
      clock,
      others: {
        mirror: (context, failure) => {
          seenFailures.push(failure);
          return mirror.fn(context);
        },
      },
    });
    const error = new Error('first');
    const fails = (): Promise<never> => Promise.reject(error);
    const [one, two] = [watched(guarded.attempt(fails)), watched(guarded.call(fails))];
    await settle();
    expect(seenFailures[0]).toEqual({ ok: false, kind: 'error', attempts: 1, cause: error });
    mirror.succeed('of the mirror', 0);
    mirror.fail(new Error('second'), 1);
    await settle();
    expect(one.value).toEqual({ ok: true, value: 'of the mirror', from: 'fallback', attempts: 1 });
    expect(two.error).toBe(error);
  });

  it('DR-25: the other function is told when nobody waits for it any more', async () => {
    const mirror = new Work();
    const controller = new AbortController();
    const guarded = guard([{ kind: 'fallback', settings: { kind: 'other-service', edge: 'mirror' } }], {
      clock: new ManualClock(),
      others: { mirror: mirror.fn },
    });
    const seen = watched(guarded.attempt(down, { signal: controller.signal, deadlineMs: 100 }));
    await settle();
    expect(mirror.contexts[0].timeLeftMs).toBe(100);
    const { signal } = mirror.contexts[0];
    controller.abort('enough');
    await settle();
    expect([seen.isOver, signal.aborted, signal.reason]).toEqual([true, true, 'enough']);
    mirror.succeed('too late');
    await settle();
    expect(guarded.stats()).toMatchObject({ underWay: 0 });
  });

  it('DR-25: inside of retries and caches, each value stays what it is', async () => {
    const clock = new ManualClock();
    const stack: readonly LayerSpec[] = [
      { kind: 'cache' },
      { kind: 'single-flight' },
      { kind: 'fallback' },
      { kind: 'retry', settings: { maxAttempts: 2, initialDelayMs: 5, jitter: 'none' } },
      { kind: 'timeout', settings: { afterMs: 10 } },
    ];
    const work = new Work();
    const guarded = guard(stack, { clock, fallback: ({ kind }) => `instead of ${kind}` });
    const both = [1, 2].map(() => watched(guarded.attempt(work.fn, { key: 'a' })));
    await clock.pass(30);
    expect(both.map((one) => one.value)).toMatchObject([
      { value: 'instead of timeout', from: 'fallback', attempts: 2 },
      { value: 'instead of timeout', from: 'fallback', attempts: 0 },
    ]);
    const third = watched(guarded.attempt(work.fn, { key: 'a' }));
    await clock.pass(16);
    work.succeed('from the retry', 3);
    await settle();
    expect(third.value).toEqual({ ok: true, value: 'from the retry', from: 'call', attempts: 2 });
    expect(await guarded.attempt(work.fn, { key: 'a' })).toMatchObject({
      value: 'from the retry',
      from: 'cache',
    });
  });
});

describe('retries', () => {
  it('DR-26: wait as long as an end of the function asks, and no longer than is granted', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard([{ kind: 'retry', settings: { initialDelayMs: 1, maxPushbackMs: 5000 } }], {
      clock,
    });
    const seen = watched(guarded.attempt(work.fn));
    work.fail(Object.assign(new Error('busy'), { status: 503, retryAfterMs: 800 }));
    await clock.pass(799);
    expect(work.calls).toBe(1);
    await clock.pass(1);
    expect(work.calls).toBe(2);
    work.fail(Object.assign(new Error('busy'), { status: 503, retryAfterMs: 60_000 }));
    await settle();
    expect(seen.value).toMatchObject({ kind: 'shed', attempts: 2 });
  });

  it('DR-26: around another guard wait until that one may let them in', async () => {
    const clock = new ManualClock();
    const inner = guard([{ kind: 'circuit-breaker', settings: { failureThreshold: 1, openForMs: 700 } }], {
      clock,
    });
    const outer = guard([{ kind: 'retry', settings: { initialDelayMs: 1, jitter: 'none' } }], { clock });
    await inner.attempt(down);
    let calls = 0;
    const seen = watched(outer.attempt(() => inner.call(() => ++calls)));
    await clock.pass(699);
    expect(calls).toBe(0);
    await clock.pass(2);
    expect(seen.value).toMatchObject({ ok: true, value: 1, attempts: 2 });
  });

  it('DR-28: share a budget among guards that have a name for it in common', async () => {
    const clock = new ManualClock();
    const stack: readonly LayerSpec[] = [
      {
        kind: 'retry',
        settings: { initialDelayMs: 1, budget: 'throttle', budgetMaxTokens: 4, budgetShared: true },
      },
    ];
    const attempts: Record<string, number> = {};
    for (const [name, shares] of [
      ['one', 'x'],
      ['two', 'x'],
      ['three', 'y'],
    ] as const) {
      const guarded = guard(stack, { clock, shares });
      const seen = watched(guarded.attempt(down));
      await clock.pass(100);
      expect(seen.isOver).toBe(true);
      attempts[name] = guarded.stats().attempts;
    }
    expect(attempts).toEqual({ one: 2, two: 1, three: 2 });
  });

  it('DR-38: repeat only what is idempotent, where they are told so', async () => {
    const stack: readonly LayerSpec[] = [
      { kind: 'retry', settings: { initialDelayMs: 0, onlyIdempotent: true } },
    ];
    const guarded = guard(stack, { clock: new ManualClock(), idempotent: false });
    expect(await guarded.attempt(down)).toMatchObject({ attempts: 1 });
    expect(await guarded.attempt(down, { idempotent: true })).toMatchObject({ attempts: 3 });
  });
});

describe('instances', () => {
  const STACK: readonly LayerSpec[] = [
    { kind: 'retry', settings: { initialDelayMs: 0 } },
    { kind: 'load-balancer', settings: { algorithm: 'round-robin' } },
    {
      kind: 'outlier-ejection',
      settings: { consecutiveFailures: 1, maxEjectedShare: 1, baseEjectionMs: 1000, intervalMs: 100 },
    },
  ];

  it('DR-27: are chosen by the balancer, and a further try goes to another one', async () => {
    const clock = new ManualClock();
    const events: string[] = [];
    const guarded = guard(STACK, {
      clock,
      random: () => 0,
      instances: ['a', 'b'],
      onEvent: (event) => event.type === 'instance' && events.push(`${event.instance} ${event.isEjected}`),
    });
    const where: (string | undefined)[] = [];
    const end = await guarded.attempt(({ instance }) => {
      where.push(instance);
      if (instance === 'a') throw new Error('a is ill');
      return instance;
    });
    expect([end, where]).toMatchObject([{ value: 'b' }, ['a', 'b']]);
    expect([
      await guarded.call(({ instance }) => instance),
      await guarded.call(({ instance }) => instance),
    ]).toEqual(['b', 'b']);
    await clock.pass(1200);
    expect(events).toEqual(['a true', 'a false']);
  });

  it('DR-27: may change while the guard is used, and keep their histories', async () => {
    const guarded = guard([STACK[1]], {
      clock: new ManualClock(),
      random: () => 0,
      instances: ['a', 'b'],
    });
    const ask = (): Promise<string | undefined> => guarded.call(({ instance }) => instance);
    expect([await ask(), await ask()]).toEqual(['a', 'b']);
    expect(guarded.configure([STACK[1]], { instances: ['b', 'c'] }).ok).toBe(true);
    expect(new Set([await ask(), await ask(), await ask()])).toEqual(new Set(['b', 'c']));
  });

  it('take turns when no layer chooses', async () => {
    const guarded = guard([], { clock: new ManualClock(), instances: ['a', 'b'] });
    const ask = (): Promise<string | undefined> => guarded.call(({ instance }) => instance);
    expect([await ask(), await ask(), await ask()]).toEqual(['a', 'b', 'a']);
  });
});
