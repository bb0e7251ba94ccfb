import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LayerSpec } from './check-stack';
import type { Clock } from './clock';
import { guard } from './guard';
import type { Guarded } from './guarded';
import { ManualClock, settle } from './manual-clock.test-support';
import { Work } from './work.test-support';

const BREAKER: LayerSpec = { kind: 'circuit-breaker', settings: { failureThreshold: 1 } };
const TIMEOUT: LayerSpec = { kind: 'timeout', settings: { afterMs: 60_000 } };
const RETRY: LayerSpec = { kind: 'retry', settings: { maxAttempts: 2, initialDelayMs: 5, jitter: 'none' } };
const FLIGHT: LayerSpec = { kind: 'single-flight', settings: { maxFlights: 10, maxWaiters: 10 } };
const SLOT: LayerSpec = { kind: 'bulkhead', settings: { maxConcurrent: 2, queueLimit: 5 } };

const STACKS: readonly (readonly LayerSpec[])[] = [
  [BREAKER],
  [TIMEOUT],
  [RETRY, BREAKER, TIMEOUT, SLOT],
  [{ kind: 'hedge', settings: { after: 'fixed', delayMs: 60_000, budget: 'none' } }, TIMEOUT],
  [{ kind: 'cache', settings: { maxEntries: 10 } }, FLIGHT, TIMEOUT],
  [{ kind: 'rate-limiter', settings: { limit: 1000, burst: 1000, maxWaitMs: 60_000 } }, TIMEOUT],
  [{ kind: 'fallback' }, { kind: 'circuit-breaker', settings: { tripOn: 'failure-rate-time' } }, TIMEOUT],
];

const down = (): Promise<never> => Promise.reject(new Error('down'));

function aThousand(clock: Clock | undefined): readonly Guarded<string>[] {
  return Array.from({ length: 1000 }, (_, place) =>
    guard(STACKS[place % STACKS.length], { clock, fallback: () => 'instead', name: `guard ${place}` }),
  );
}

/** Uses them in every way in which a call can end, with deadlines and signals that are far from over. */
async function use(guards: readonly Guarded<string>[]): Promise<void> {
  await Promise.all(
    guards.flatMap((guarded) => {
      const options = { signal: new AbortController().signal, deadlineMs: 60_000, key: 'a' };
      const leaving = new AbortController();
      const work = new Work();
      const left = guarded.attempt(work.fn, { signal: leaving.signal, key: 'b' });
      leaving.abort();
      // Its function ends when nobody waits for it any more.
      if (work.calls > 0) work.succeed();
      return [
        left,
        guarded.attempt(() => Promise.resolve('up'), options),
        guarded.attempt(() => 'at once', options),
        guarded.attempt(() => new Promise((resolve) => void Promise.resolve().then(resolve)), options),
      ];
    }),
  );
}

describe('a thousand guards', () => {
  afterEach(() => void vi.useRealTimers());

  it('DR-16: have no timer before and after they are used, and one while they are', async () => {
    const clock = new ManualClock();
    const guards = aThousand(clock);
    expect(clock.timersSet).toBe(0);
    const used = use(guards);
    expect(clock.timersLeft).toBe(1);
    await used;
    await settle();
    expect(clock.timersLeft).toBe(0);
    const failed = Promise.all(guards.map((guarded) => guarded.attempt(down, { deadlineMs: 60_000 })));
    await clock.pass(5);
    await failed;
    await settle();
    // Many breakers are open now. They find out by themselves when a call comes.
    expect(guards.some((guarded) => guarded.stats().layers.some(({ state }) => state === 'open'))).toBe(true);
    expect(clock.timersLeft).toBe(0);
  });

  it('DR-16: the same with the clock of the platform', async () => {
    vi.useFakeTimers();
    const guards = aThousand(undefined);
    expect(vi.getTimerCount()).toBe(0);
    const used = use(guards);
    expect(vi.getTimerCount()).toBe(1);
    await used;
    // The platform tells by a tick that promises have come to rest.
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('DR-16 DR-19: the same while somebody listens', async () => {
    const clock = new ManualClock();
    const guards = aThousand(clock);
    let heard = 0;
    for (const guarded of guards) guarded.listen(() => heard++);
    await settle();
    for (let round = 0; round < 3; round++) {
      await use(guards);
      await settle();
      expect(clock.timersLeft).toBe(0);
    }
    expect(heard).toBeGreaterThan(10_000);
  });
});
