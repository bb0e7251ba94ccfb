import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import type { CallContext } from './call-context';
import type { CallOptions } from './call';
import type { LayerSpec } from './check-stack';
import { CancelledError } from './errors';
import { guard } from './guard';
import type { GuardOptions } from './guard-options';
import type { Guarded } from './guarded';
import { ManualClock, settle } from './manual-clock.test-support';
import { CountedAbort, Work, watched } from './work.test-support';

const RETRY: LayerSpec = {
  kind: 'retry',
  settings: { maxAttempts: 3, initialDelayMs: 20, jitter: 'none', backoff: 'constant' },
};
const SLOT: LayerSpec = { kind: 'bulkhead', settings: { maxConcurrent: 1, queueLimit: 2 } };
const HEDGE: LayerSpec = { kind: 'hedge', settings: { after: 'fixed', delayMs: 10, budget: 'none' } };
const FLIGHT: LayerSpec = { kind: 'single-flight' };
const CACHE: LayerSpec = { kind: 'cache', settings: { ttlMs: 100, staleWhileRevalidateMs: 1000 } };
const TIMEOUT: LayerSpec = { kind: 'timeout', settings: { afterMs: 60_000 } };
const MIRROR: LayerSpec = { kind: 'fallback', settings: { kind: 'other-service', edge: 'mirror' } };
const LIMITER: LayerSpec = {
  kind: 'rate-limiter',
  settings: { limit: 1, burst: 1, windowMs: 500, maxWaitMs: 1000 },
};

const REASON = new Error('enough');

/** A guard, the call that will be withdrawn, and the functions that are at work for it or beside it. */
class Lab {
  readonly clock = new ManualClock();
  readonly controller = new CountedAbort();
  readonly work = new Work();
  readonly mirror = new Work();
  readonly fallback = new Work();
  readonly guarded: Guarded<unknown>;
  seen: ReturnType<typeof watched> | undefined;

  constructor(stack: readonly LayerSpec[]) {
    const options: GuardOptions<unknown> = {
      clock: this.clock,
      random: () => 0.5,
      fallback: () => this.fallback.fn(ensure(this.work.contexts.at(-1), 'an attempt that failed')),
      others: { mirror: this.mirror.fn },
    };
    this.guarded = guard(stack, options);
  }

  call(options: CallOptions = {}): void {
    this.seen = watched(this.guarded.call(this.work.fn, { ...options, signal: this.controller.signal }));
  }

  async abort(): Promise<void> {
    this.controller.abort(REASON);
    await settle();
  }
}

interface Situation {
  readonly where: string;
  readonly stack: readonly LayerSpec[];
  /** Brings the call to where it is to be withdrawn. */
  readonly lead: (lab: Lab) => void | Promise<void>;
  /** How many functions are at work for nobody then, and how many for others. */
  readonly zombies: number;
  readonly others?: number;
  /** Whether the call is over before: then the abort comes too late for it. */
  readonly isAnswered?: true;
}

const SITUATIONS: readonly Situation[] = [
  { where: 'with the first attempt at work', stack: [RETRY, TIMEOUT], lead: (lab) => lab.call(), zombies: 1 },
  { where: 'with no layer at all', stack: [], lead: (lab) => lab.call(), zombies: 1 },
  {
    where: 'with a deadline of its own as well',
    stack: [RETRY],
    lead: (lab) => lab.call({ deadlineMs: 10_000 }),
    zombies: 1,
  },
  {
    where: 'in the queue of a bulkhead',
    stack: [TIMEOUT, SLOT],
    lead: (lab) => {
      void lab.guarded.attempt(lab.work.fn);
      lab.call();
    },
    zombies: 0,
    others: 1,
  },
  {
    where: 'in the queue of a bulkhead, and the slot was handed to it a moment ago',
    stack: [TIMEOUT, SLOT],
    lead: async (lab) => {
      void lab.guarded.attempt(lab.work.fn);
      lab.call();
      lab.work.succeed();
      await settle();
    },
    zombies: 1,
  },
  {
    where: 'in a backoff',
    stack: [TIMEOUT, RETRY],
    lead: async (lab) => {
      lab.call();
      lab.work.fail();
      await lab.clock.pass(5);
    },
    zombies: 0,
  },
  {
    where: 'with a further attempt at work',
    stack: [RETRY, TIMEOUT],
    lead: async (lab) => {
      lab.call();
      lab.work.fail();
      await lab.clock.pass(20);
    },
    zombies: 1,
  },
  {
    where: 'with an attempt at work whose earlier one has timed out and goes on',
    stack: [RETRY, { kind: 'timeout', settings: { afterMs: 5 } }],
    lead: async (lab) => {
      lab.call();
      await lab.clock.pass(27);
    },
    zombies: 2,
  },
  { where: 'before a hedge', stack: [HEDGE], lead: (lab) => lab.call(), zombies: 1 },
  {
    where: 'with a hedge under way',
    stack: [RETRY, HEDGE],
    lead: async (lab) => {
      lab.call();
      await lab.clock.pass(10);
    },
    zombies: 2,
  },
  {
    where: 'with a hedge under way whose first attempt has failed',
    stack: [RETRY, HEDGE],
    lead: async (lab) => {
      lab.call();
      await lab.clock.pass(10);
      lab.work.fail(new Error('first'), 0);
      await settle();
    },
    zombies: 1,
  },
  {
    where: 'at the head of a flight that others have joined',
    stack: [FLIGHT, RETRY],
    lead: (lab) => lab.call({ key: 'a' }),
    zombies: 1,
  },
  {
    where: 'waiting for the flight of somebody else',
    stack: [FLIGHT, RETRY],
    lead: (lab) => {
      void lab.guarded.attempt(lab.work.fn, { key: 'a' });
      lab.call({ key: 'a' });
    },
    zombies: 0,
    others: 1,
  },
  {
    where: 'waiting for the function that answers in its place',
    stack: [{ kind: 'fallback' }, TIMEOUT],
    lead: async (lab) => {
      lab.call({ deadlineMs: 10_000 });
      lab.work.fail();
      await settle();
    },
    zombies: 0,
  },
  {
    where: 'waiting for another service',
    stack: [MIRROR, TIMEOUT],
    lead: async (lab) => {
      lab.call({ deadlineMs: 10_000 });
      lab.work.fail();
      await settle();
    },
    zombies: 0,
  },
  {
    where: 'waiting for a limiter',
    stack: [LIMITER, TIMEOUT],
    lead: (lab) => {
      void lab.guarded.attempt(() => 'takes the reserve');
      lab.call();
    },
    zombies: 0,
  },
  {
    where: 'with a call at work that a cache will remember',
    stack: [CACHE, TIMEOUT],
    lead: (lab) => lab.call({ key: 'a' }),
    zombies: 1,
  },
  {
    where: 'with a trial of a circuit breaker at work',
    stack: [{ kind: 'circuit-breaker', settings: { failureThreshold: 1, openForMs: 10 } }],
    lead: async (lab) => {
      await lab.guarded.attempt(() => Promise.reject(new Error('down')));
      await lab.clock.pass(10);
      lab.call();
    },
    zombies: 1,
  },
  {
    where: 'when it was answered, and a cache renews the answer behind it',
    stack: [CACHE, TIMEOUT],
    lead: async (lab) => {
      await lab.guarded.attempt(() => 'old', { key: 'a' });
      lab.clock.jump(150);
      lab.call({ key: 'a' });
      await settle();
    },
    zombies: 0,
    others: 1,
    isAnswered: true,
  },
];

/** What is at work for the call: its own function, whatever answers in its place. */
function signalsAtWork({ work, mirror }: Lab): readonly AbortSignal[] {
  return [...work.contexts, ...mirror.contexts].map((context: CallContext) => context.signal);
}

describe('an abort', () => {
  it.each(SITUATIONS.map((situation) => [situation.where, situation] as const))(
    'DR-10 DR-11: %s settles the call at once, and leaves nothing behind',
    async (_, { stack, lead, zombies, others = 0, isAnswered }) => {
      const lab = new Lab(stack);
      const { controller, clock, guarded, work } = lab;
      await lead(lab);
      const seen = ensure(lab.seen, 'a call');
      expect([seen.isOver, controller.listeners]).toEqual(isAnswered ? [true, 0] : [false, 1]);
      await lab.abort();
      expect(seen.isOver).toBe(true);
      if (isAnswered) expect(seen.value).toBe('old');
      else {
        expect(seen.error).toBeInstanceOf(CancelledError);
        expect(seen.error).toMatchObject({ reason: REASON, kind: 'cancelled' });
      }
      expect(controller.listeners).toBe(0);
      expect(guarded.stats()).toMatchObject({ zombies, running: others });
      expect(guarded.stats().underWay).toBe(isAnswered ? 0 : others);
      // Only what others wait for may still need a timer.
      if (others === 0) expect(clock.timersLeft).toBe(0);

      const calls = work.calls;
      await clock.pass(5000);
      expect(work.calls).toBe(calls);
      for (let place = 0; place < work.calls; place++) work.succeed('late', place);
      for (let place = 0; place < lab.mirror.calls; place++) lab.mirror.succeed('late', place);
      if (lab.fallback.calls > 0) lab.fallback.succeed('late');
      await settle();
      expect(guarded.stats()).toMatchObject({ underWay: 0, running: 0, zombies: 0 });
      expect(clock.timersLeft).toBe(0);
      // A guard that has rows left takes no snapshot over.
      expect(guarded.restore(guarded.snapshot()).ok).toBe(true);
      const slots = guarded.stats().layers.filter(({ kind }) => kind === 'bulkhead');
      for (const { figures } of slots) expect(figures).toMatchObject({ current: 0, queued: 0 });
    },
  );

  it.each(
    SITUATIONS.filter(({ zombies, where }) => zombies > 0 || where.includes('another service')).map(
      (situation) => [situation.where, situation] as const,
    ),
  )(
    'DR-12: %s aborts the signal of what is at work, with the reason of the caller',
    async (_, { stack, lead }) => {
      for (const isReadBefore of [true, false]) {
        const lab = new Lab(stack);
        await lead(lab);
        const before = isReadBefore ? signalsAtWork(lab) : [];
        await lab.abort();
        const signals = signalsAtWork(lab);
        if (isReadBefore) expect(signals).toEqual(before);
        expect(signals.at(-1)?.aborted).toBe(true);
        expect(signals.at(-1)?.reason).toBe(REASON);
      }
    },
  );
});

describe('an abort of one call', () => {
  it('DR-10: at the head of a flight leaves those that wait with an answer', async () => {
    const lab = new Lab([FLIGHT]);
    lab.call({ key: 'a' });
    const waiting = watched(lab.guarded.attempt(lab.work.fn, { key: 'a' }));
    await lab.abort();
    expect(lab.seen?.error).toBeInstanceOf(CancelledError);
    // The function goes on, since its answer is still of use; it may as well heed its signal.
    expect([waiting.isOver, lab.work.calls]).toEqual([false, 1]);
    lab.work.succeed('of the one who left');
    await settle();
    expect(waiting.value).toMatchObject({ ok: true, value: 'of the one who left', from: 'shared' });

    const heeding = new Lab([FLIGHT]);
    heeding.call({ key: 'a' });
    const { signal } = heeding.work.contexts[0];
    signal.addEventListener('abort', () => heeding.work.fail(new DOMException('stopped', 'AbortError'), 0));
    const next = watched(heeding.guarded.attempt(heeding.work.fn, { key: 'a' }));
    await heeding.abort();
    expect([next.isOver, heeding.work.calls]).toEqual([false, 2]);
    heeding.work.succeed('its own', 1);
    await settle();
    expect(next.value).toMatchObject({ ok: true, value: 'its own' });
  });

  it('DR-10: that waits for a flight leaves the others to their answer', async () => {
    const lab = new Lab([FLIGHT]);
    const leader = watched(lab.guarded.attempt(lab.work.fn, { key: 'a' }));
    lab.call({ key: 'a' });
    const other = watched(lab.guarded.attempt(lab.work.fn, { key: 'a' }));
    await lab.abort();
    lab.work.succeed('shared');
    await settle();
    expect([leader.value, other.value]).toMatchObject([{ value: 'shared' }, { value: 'shared' }]);
    expect(lab.work.contexts[0].isGivenUp).toBe(false);
  });

  it('DR-13: hands the trial of a circuit breaker back', async () => {
    const breaker = { failureThreshold: 1, openForMs: 10, trialsPermitted: 1, trialsRequired: 1 };
    const lab = new Lab([{ kind: 'circuit-breaker', settings: breaker }]);
    await lab.guarded.attempt(() => Promise.reject(new Error('down')));
    await lab.clock.pass(10);
    lab.call();
    expect(await lab.guarded.attempt(() => 1)).toMatchObject({ kind: 'short-circuited' });
    await lab.abort();
    lab.work.fail(new DOMException('stopped', 'AbortError'));
    await settle();
    expect(await lab.guarded.attempt(() => 1)).toMatchObject({ ok: true });
  });

  it('DR-24: leaves the renewal behind its answer to those who ask next', async () => {
    const lab = new Lab([CACHE]);
    await lab.guarded.attempt(() => 'old', { key: 'a' });
    lab.clock.jump(150);
    lab.call({ key: 'a' });
    await lab.abort();
    expect([lab.seen?.value, lab.work.contexts[0].signal.aborted]).toEqual(['old', false]);
    lab.work.succeed('new');
    await settle();
    expect(await lab.guarded.call(() => 'asked', { key: 'a' })).toBe('new');
  });
});
