import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LayerSpec } from './check-stack';
import { CancelledError } from './errors';
import type { GuardEvent } from './events';
import { settle } from './manual-clock.test-support';
import { STAGES, type Stage } from './stages.test-support';
import { CountedAbort, Work, watched } from './work.test-support';

type LimiterSettings = Extract<LayerSpec, { kind: 'rate-limiter' }>['settings'];

/** How many of these times lie in the fullest span of so many milliseconds. */
function mostWithin(times: readonly number[], ms: number): number {
  // What was let in exactly so much later is in the next span; times that were counted in fractions may differ by one.
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms - 1e-6).length));
}

/**
 * What retries, timeouts, bulkheads and limiters of others were seen to do wrong, by the numbers of our list of named
 * defects. Each case is made with functions that return promises.
 */
describe.each(STAGES)('a guard %s', (_, { isReal, open }) => {
  let stage: Stage;
  beforeEach(() => {
    stage = open();
  });
  afterEach(() => void vi.useRealTimers());

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'defect 3: a slot goes to whoever waits for it, also when others come %i steps after it was freed',
    async (steps) => {
      const guarded = stage.guard([{ kind: 'bulkhead', settings: { maxConcurrent: 1, queueLimit: 1 } }]);
      const [holder, waiter, newcomer] = [new Work(), new Work(), new Work()];
      const first = watched(guarded.attempt(holder.fn));
      const waiting = watched(guarded.attempt(waiter.fn));
      holder.succeed('first');
      for (let step = 0; step < steps; step++) await Promise.resolve();
      const newcomers = [1, 2, 3].map(() => watched(guarded.attempt(newcomer.fn)));
      await settle();
      expect([first.isOver, waiter.calls, newcomer.calls]).toEqual([true, 1, 0]);
      waiter.succeed('waited');
      await settle();
      expect(waiting.value).toMatchObject({ ok: true, value: 'waited' });
      const turnedAway = newcomers.filter(({ isOver }) => isOver);
      // The queue has one place: whoever came before the slot was free found it taken.
      expect(turnedAway.length).toBe(newcomer.calls === 1 ? 2 : 3);
      for (const { value } of turnedAway) expect(value).toMatchObject({ kind: 'bulkhead-full' });
      if (newcomer.calls === 1) newcomer.succeed();
      await settle();
      expect(guarded.stats()).toMatchObject({ underWay: 0, running: 0 });
    },
  );

  it('defect 4: waits grow by the factor that was set, also without jitter', async () => {
    const firstMs = isReal ? 5 : 100;
    const events: GuardEvent[] = [];
    const guarded = stage.guard(
      [
        {
          kind: 'retry',
          settings: { maxAttempts: 4, initialDelayMs: firstMs, factor: 3, jitter: 'none' },
        },
      ],
      { onEvent: (event) => events.push(event) },
    );
    const seen = watched(guarded.attempt(() => Promise.reject(new Error('down'))));
    for (let waits = 0; waits < 200 && !seen.isOver; waits++) await stage.pass(firstMs);
    expect(seen.value).toMatchObject({ ok: false, kind: 'error', attempts: 4 });
    const delays = events.flatMap((event) => (event.type === 'retry' ? [event.delayMs] : []));
    expect(delays).toEqual([firstMs, 3 * firstMs, 9 * firstMs]);
    const begins = events.flatMap((event) => (event.type === 'admitted' ? [event.at] : []));
    delays.forEach((delay, place) => {
      const waited = begins[place + 1] - begins[place];
      if (isReal) expect(waited).toBeGreaterThan(delay - 0.01);
      else expect(Math.round(waited)).toBe(delay);
    });
  });

  it('defect 5: an abort during a backoff settles the call at once, and nothing is called again', async () => {
    const initialDelayMs = isReal ? 30_000 : 60;
    const guarded = stage.guard([
      { kind: 'retry', settings: { initialDelayMs, backoff: 'constant', jitter: 'none' } },
    ]);
    const work = new Work();
    const controller = new CountedAbort();
    const seen = watched(guarded.call(work.fn, { signal: controller.signal }));
    work.fail();
    await stage.pass(10);
    expect(seen.isOver).toBe(false);
    controller.abort('enough');
    await settle();
    expect(seen.error).toMatchObject({ name: 'CancelledError', reason: 'enough' });
    expect(controller.listeners).toBe(0);
    await stage.pass(isReal ? 20 : 1000);
    expect(work.calls).toBe(1);
  });

  it('defect 6: an abort of the caller is no timeout, for nobody', async () => {
    const told: string[] = [];
    const guarded = stage.guard([{ kind: 'timeout', settings: { afterMs: isReal ? 30_000 : 1000 } }], {
      onEvent: ({ type }) => told.push(type),
    });
    const work = new Work();
    const controller = new CountedAbort();
    const seen = watched(guarded.call(work.fn, { signal: controller.signal }));
    const { signal } = work.contexts[0];
    await stage.pass(10);
    const reason = new Error('changed my mind');
    controller.abort(reason);
    await settle();
    expect(seen.error).toBeInstanceOf(CancelledError);
    expect(seen.error).toMatchObject({ reason, message: 'withdrawn by the caller' });
    expect([signal.aborted, signal.reason]).toEqual([true, reason]);
    await stage.pass(isReal ? 20 : 5000);
    expect(told).toEqual(['admitted', 'settled']);
    expect(guarded.stats()).toMatchObject({ outcomes: { cancelled: 1 } });
    expect(guarded.stats().layers[0].figures).toMatchObject({ timedOut: 0, withdrawn: 1 });
  });

  it('defect 12: what timed out keeps its slot until it has really ended', async () => {
    const guarded = stage.guard([
      { kind: 'timeout', settings: { afterMs: 10 } },
      { kind: 'bulkhead', settings: { maxConcurrent: 1 } },
    ]);
    const work = new Work();
    const kinds: unknown[] = [];
    for (let call = 0; call < 4; call++) {
      const seen = watched(guarded.attempt(work.fn));
      while (!seen.isOver) await stage.pass(10);
      kinds.push(seen.value);
    }
    expect(kinds).toMatchObject([
      { kind: 'timeout' },
      { kind: 'bulkhead-full' },
      { kind: 'bulkhead-full' },
      { kind: 'bulkhead-full' },
    ]);
    expect([work.calls, guarded.stats().zombies]).toEqual([1, 1]);
    work.succeed();
    await settle();
    expect(guarded.stats()).toMatchObject({ zombies: 0, late: 1 });
    expect(await guarded.attempt(() => Promise.resolve('next'))).toMatchObject({ value: 'next' });
  });

  it('defect 16: a sliding log lets no more through than its limit, also where a fixed window lets 9 of 5', async () => {
    const windowMs = isReal ? 60 : 300;
    const admitted = async (settings: LimiterSettings): Promise<readonly number[]> => {
      const at: number[] = [];
      const guarded = stage.guard([{ kind: 'rate-limiter', settings: { limit: 5, windowMs, ...settings } }], {
        onEvent: (event) => event.type === 'admitted' && at.push(event.at),
      });
      const ask = async (times: number): Promise<void> => {
        for (let call = 0; call < times; call++) await guarded.attempt(() => Promise.resolve());
      };
      for (let round = 0; round < 3; round++) {
        // One begins a window, four come at the end of it, and five at the beginning of the next one.
        await ask(1);
        await stage.pass(windowMs * 0.95);
        await ask(4);
        await stage.pass(windowMs * 0.1);
        await ask(5);
        await stage.pass(windowMs * 2);
      }
      return at;
    };
    const sliding = await admitted({ algorithm: 'sliding-log' });
    expect(sliding.length).toBeGreaterThanOrEqual(15);
    expect(mostWithin(sliding, windowMs)).toBeLessThanOrEqual(5);
    if (isReal) return;
    expect([sliding.length, mostWithin(sliding, windowMs)]).toEqual([18, 5]);
    const fixed = await admitted({ algorithm: 'fixed-window', windowStart: 'first-call' });
    expect([fixed.length, mostWithin(fixed, windowMs)]).toEqual([30, 9]);
  });
});
