import { describe, expect, it } from 'vitest';
import type { LayerSpec } from './check-stack';
import { CancelledError, TimeoutError } from './errors';
import { guard } from './guard';
import { ManualClock, settle } from './manual-clock.test-support';
import { CountedAbort, Work, watched } from './work.test-support';

const SLOT: LayerSpec = { kind: 'bulkhead', settings: { maxConcurrent: 1, queueLimit: 2 } };
const RETRY: LayerSpec = {
  kind: 'retry',
  settings: { maxAttempts: 3, initialDelayMs: 20, jitter: 'none', backoff: 'constant' },
};
const ALL: readonly LayerSpec[] = [
  { kind: 'fallback', settings: { kind: 'other-service', edge: 'mirror', on: ['error'] } },
  RETRY,
  { kind: 'circuit-breaker', settings: { failureThreshold: 50 } },
  { kind: 'rate-limiter', settings: { limit: 10, windowMs: 100, burst: 1, maxWaitMs: 50 } },
  { kind: 'timeout', settings: { afterMs: 30 } },
  { kind: 'hedge', settings: { after: 'fixed', delayMs: 12, budget: 'none' } },
  { kind: 'bulkhead', settings: { maxConcurrent: 2, queueLimit: 2 } },
];

describe('an abort', () => {
  it('DR-10 DR-11: at every instant of a long story settles the call, and leaves no timer and no listener', async () => {
    // The functions fail after 7 ms each: so the call waits, in turn, for all that its layers can make it wait for.
    let instants = 0;
    for (let abortAt = 0; abortAt <= 90; abortAt++) {
      for (const steps of [0, 2]) {
        const clock = new ManualClock();
        const controller = new CountedAbort();
        const fails = (): Promise<never> =>
          new Promise((_, reject) => void clock.setTimer(() => reject(new Error('down')), 7));
        const guarded = guard(ALL, { clock, random: () => 0.5, others: { mirror: fails } });
        const blocker = guarded.attempt(fails);
        const seen = watched(guarded.call(fails, { signal: controller.signal }));
        await clock.pass(abortAt);
        for (let step = 0; step < steps; step++) await Promise.resolve();
        const wasOver = seen.isOver;
        controller.abort(new Error('enough'));
        await settle();
        expect(seen.isOver).toBe(true);
        if (!wasOver) {
          expect(seen.error).toBeInstanceOf(CancelledError);
          instants++;
        }
        expect(controller.listeners).toBe(0);
        await clock.pass(400);
        await blocker;
        expect(clock.timersLeft).toBe(0);
        expect(guarded.stats()).toMatchObject({ underWay: 0, running: 0, zombies: 0 });
        const slots = guarded.stats().layers.find(({ kind }) => kind === 'bulkhead');
        expect(slots?.figures).toMatchObject({ current: 0, queued: 0 });
      }
    }
    expect(instants).toBeGreaterThan(120);
  });

  it('DR-10: a signal that is aborted already withdraws the call before anything happens', async () => {
    const work = new Work();
    const guarded = guard([RETRY], { clock: new ManualClock() });
    const signal = AbortSignal.abort('before');
    await expect(guarded.call(work.fn, { signal })).rejects.toMatchObject({
      kind: 'cancelled',
      reason: 'before',
    });
    expect([work.calls, guarded.stats().attempts]).toEqual([0, 0]);
  });

  it('DR-10: during a backoff it settles at once, and nothing is tried again', async () => {
    const clock = new ManualClock();
    const controller = new CountedAbort();
    const work = new Work();
    const seen = watched(guard([RETRY], { clock }).call(work.fn, { signal: controller.signal }));
    work.fail();
    await clock.pass(10);
    controller.abort();
    await settle();
    expect([seen.isOver, clock.timersLeft]).toEqual([true, 0]);
    await clock.pass(1000);
    expect([work.calls, controller.listeners]).toEqual([1, 0]);
  });

  it('DR-10: in a queue it frees the place at once', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard([SLOT], { clock });
    const controllers = [1, 2, 3].map(() => new CountedAbort());
    const seen = controllers.map(({ signal }) => watched(guarded.attempt(work.fn, { signal })));
    controllers[1].abort('left');
    await settle();
    expect(seen[1].value).toMatchObject({ kind: 'cancelled', cause: 'left' });
    const fourth = watched(guarded.attempt(work.fn));
    await settle();
    expect(fourth.isOver).toBe(false);
    work.succeed('a', 0);
    await settle();
    work.succeed('c', 1);
    await settle();
    work.succeed('d', 2);
    await settle();
    expect([seen[2].value, fourth.value]).toMatchObject([{ value: 'c' }, { value: 'd' }]);
  });

  it('DR-10: of the caller is never told as a timeout', async () => {
    const clock = new ManualClock();
    const controller = new CountedAbort();
    const work = new Work();
    const events: string[] = [];
    const guarded = guard([{ kind: 'timeout', settings: { afterMs: 1000 } }], {
      clock,
      onEvent: ({ type }) => events.push(type),
    });
    const seen = watched(guarded.call(work.fn, { signal: controller.signal }));
    await clock.pass(10);
    controller.abort(new Error('changed my mind'));
    await clock.pass(5000);
    expect(seen.error).toBeInstanceOf(CancelledError);
    expect(events).toEqual(['admitted', 'settled']);
    expect(guarded.stats().layers[0].figures).toMatchObject({ timedOut: 0, withdrawn: 1 });
  });
});

describe('the signal of the context', () => {
  it('DR-12: is made when it is read, also after the attempt was given up', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const seen = watched(guard([{ kind: 'timeout', settings: { afterMs: 5 } }], { clock }).attempt(work.fn));
    await clock.pass(5);
    expect(seen.isOver).toBe(true);
    const [{ signal, isGivenUp }] = work.contexts;
    expect([signal.aborted, isGivenUp]).toEqual([true, true]);
    expect(signal.reason).toBeInstanceOf(TimeoutError);
    expect(work.contexts[0].signal).toBe(signal);
  });

  it('DR-12: says why: a timeout, the reason of the caller, or that another attempt was first', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const hedged = guard([{ kind: 'hedge', settings: { after: 'fixed', delayMs: 5, budget: 'none' } }], {
      clock,
    });
    const first = watched(hedged.call(work.fn));
    const { signal } = work.contexts[0];
    await clock.pass(5);
    work.succeed('second', 1);
    await settle();
    expect(first.value).toBe('second');
    expect(signal.reason).toBeInstanceOf(CancelledError);
    expect(String(signal.reason)).toContain('another attempt was answered first');

    const controller = new AbortController();
    const withdrawn = watched(hedged.call(work.fn, { signal: controller.signal }));
    const other = work.contexts[2].signal;
    const reason = new Error('enough');
    controller.abort(reason);
    await settle();
    expect(withdrawn.isOver).toBe(true);
    expect(other.reason).toBe(reason);
  });

  it('DR-12: is not aborted when the function ends in time', async () => {
    const work = new Work();
    const guarded = guard([{ kind: 'timeout' }], { clock: new ManualClock() });
    const seen = watched(guarded.call(work.fn));
    const { signal } = work.contexts[0];
    work.succeed();
    await settle();
    expect([seen.isOver, signal.aborted]).toEqual([true, false]);
  });

  it('what listens to it may use the guard in turn', async () => {
    const clock = new ManualClock();
    const guarded = guard([{ kind: 'timeout', settings: { afterMs: 5 } }], { clock });
    let inner: unknown;
    const seen = watched(
      guarded.attempt(({ signal }) => {
        signal.addEventListener(
          'abort',
          () => void guarded.call(() => 'inner').then((value) => (inner = value)),
        );
        return new Promise(() => {});
      }),
    );
    await clock.pass(5);
    expect([seen.isOver, inner]).toEqual([true, 'inner']);
  });
});

describe('an attempt that was given up', () => {
  it('DR-13: keeps its slot until its function has really ended', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard(
      [
        { kind: 'timeout', settings: { afterMs: 10 } },
        { kind: 'bulkhead', settings: { maxConcurrent: 1 } },
      ],
      {
        clock,
      },
    );
    const seen = watched(guarded.attempt(work.fn));
    await clock.pass(10);
    expect(seen.value).toMatchObject({ kind: 'timeout' });
    expect(guarded.stats()).toMatchObject({ zombies: 1, running: 0, underWay: 0 });
    expect(await guarded.attempt(() => 1)).toMatchObject({ kind: 'bulkhead-full' });
    work.fail();
    await settle();
    expect(guarded.stats()).toMatchObject({ zombies: 0, late: 1 });
    expect(await guarded.attempt(() => 1)).toMatchObject({ ok: true });
  });

  it('DR-9: never causes an unhandled rejection', async () => {
    const unhandled: unknown[] = [];
    const hear = (event: unknown): void => void unhandled.push(event);
    const host: unknown = Reflect.get(globalThis, 'process');
    if (typeof host === 'object' && host !== null && 'on' in host && typeof host.on === 'function') {
      Reflect.apply(host.on, host, ['unhandledRejection', hear]);
    }
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard([{ kind: 'timeout', settings: { afterMs: 5 } }, RETRY], { clock });
    const seen = watched(guarded.attempt(work.fn));
    await clock.pass(5);
    work.fail(new Error('nobody listens'));
    await settle();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([seen.isOver, unhandled]).toEqual([true, []]);
    if (typeof host === 'object' && host !== null && 'off' in host && typeof host.off === 'function') {
      Reflect.apply(host.off, host, ['unhandledRejection', hear]);
    }
  });

  it('DR-15: before its function was called is never made', async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const guarded = guard(
      [{ kind: 'hedge', settings: { after: 'fixed', delayMs: 0, budget: 'none', maxHedges: 2 } }],
      {
        clock,
      },
    );
    let calls = 0;
    const seen = watched(
      guarded.attempt(
        () => {
          calls++;
          if (calls === 2) controller.abort();
          return new Promise(() => {});
        },
        { signal: controller.signal },
      ),
    );
    await clock.pass(100);
    expect([calls, seen.value]).toMatchObject([2, { kind: 'cancelled' }]);
  });
});

describe('a deadline', () => {
  it('DR-14: gives the call up, whatever it waits for', async () => {
    const stacks: readonly (readonly LayerSpec[])[] = [[], [RETRY], [SLOT]];
    for (const stack of stacks) {
      const clock = new ManualClock();
      const work = new Work();
      const guarded = guard(stack, { clock });
      if (stack.includes(SLOT)) void guarded.attempt(work.fn);
      const seen = watched(guarded.attempt(work.fn, { deadlineMs: 15 }));
      if (stack.includes(RETRY)) work.fail();
      await clock.pass(14);
      expect(seen.isOver).toBe(false);
      await clock.pass(1);
      expect(seen.value).toMatchObject({ ok: false, kind: 'gave-up' });
      expect(clock.timersLeft).toBe(0);
    }
  });

  it('DR-14: that is over to begin with calls nothing', async () => {
    const work = new Work();
    const guarded = guard([RETRY], { clock: new ManualClock() });
    await expect(guarded.call(work.fn, { deadlineMs: 0 })).rejects.toBeInstanceOf(TimeoutError);
    expect(work.calls).toBe(0);
  });

  it('DR-14: is told in the context, as the earliest of all around', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard(
      [{ kind: 'timeout', settings: { afterMs: 50 } }, RETRY, { kind: 'timeout', settings: { afterMs: 30 } }],
      {
        clock,
      },
    );
    void guarded.attempt(work.fn, { deadlineMs: 500 });
    expect(work.contexts[0].deadline).toBe(clock.now() + 30);
    await clock.pass(5);
    expect(work.contexts[0].timeLeftMs).toBe(25);
    work.fail();
    await clock.pass(20);
    expect(work.contexts[1].deadline).toBe(clock.now() + 25);
    expect(work.contexts[0].deadline).toBe(Infinity);
    const free = new Work();
    void guard([], { clock }).attempt(free.fn);
    expect([free.contexts[0].deadline, free.contexts[0].timeLeftMs]).toEqual([Infinity, Infinity]);
  });
});
