import { ConstantBackoff, ExponentialBackoff, handleAll, noJitterGenerator, retry } from 'cockatiel';
import fc from 'fast-check';
import pRetry from 'p-retry';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LayerSpec } from './check-stack';
import { guard } from './guard';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/**
 * Whole calls of real functions beside cockatiel 4.0.0 and p-retry 7.1.1, where all of them mean the same: waits without
 * jitter, errors that are no `TypeError` (which p-retry takes for mistakes in code), and a factor of 2 for cockatiel,
 * which knows no other without jitter (defect 4). Their numbers are of retries, ours of attempts.
 */
interface Attempt {
  readonly fails: boolean;
  readonly takesMs: number;
}

interface Backoff {
  readonly factor: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

interface Trace {
  /** When each attempt began, in milliseconds from the beginning of the call. */
  readonly begins: readonly number[];
  readonly endedAt: number;
  readonly end: unknown;
}

type Calls = (action: () => Promise<string>) => Promise<unknown>;

/**
 * Waits are whole milliseconds, as those of p-retry are rounded to, and at least one: a fake timer that is set for no time
 * while another one fires takes one all the same, and a guard sets none for that.
 */
const backoffs: fc.Arbitrary<Backoff> = fc.record({
  factor: fc.constantFrom(1, 2, 3),
  firstMs: fc.integer({ min: 1, max: 50 }),
  longestMs: fc.integer({ min: 1, max: 300 }),
});
const attempts: fc.Arbitrary<readonly Attempt[]> = fc.array(
  fc.record<Attempt>({
    // Three in four, so that long rows of failures are met.
    fails: fc.nat(3).map((quarter) => quarter > 0),
    takesMs: fc.integer({ min: 0, max: 5 }),
  }),
  { minLength: 8, maxLength: 8 },
);

async function traceOf(calls: Calls, script: readonly Attempt[]): Promise<Trace> {
  const began = Date.now();
  const begins: number[] = [];
  const trace: { endedAt: number; end: unknown } = { endedAt: -1, end: undefined };
  const ended = (end: unknown): void => {
    trace.endedAt = Date.now() - began;
    trace.end = end;
  };
  const called = calls(async () => {
    const number = begins.push(Date.now() - began);
    const { fails, takesMs } = script[number - 1];
    if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
    if (fails) throw new Error(`failed ${number}`);
    return `answer ${number}`;
  });
  called.then(ended, ended);
  while (trace.endedAt < 0) {
    await vi.advanceTimersByTimeAsync(0);
    if (trace.endedAt < 0) await vi.advanceTimersToNextTimerAsync();
  }
  return { begins, ...trace };
}

function ours({ factor, firstMs, longestMs }: Backoff, retries: number): Calls {
  const layer: LayerSpec = {
    kind: 'retry',
    settings: {
      maxAttempts: retries + 1,
      backoff: 'exponential',
      factor,
      initialDelayMs: firstMs,
      maxDelayMs: longestMs,
      jitter: 'none',
    },
  };
  const guarded = guard([layer]);
  return (action) => guarded.call(action);
}

function pRetryOf({ factor, firstMs, longestMs }: Backoff, retries: number): Calls {
  return (action) => pRetry(action, { retries, factor, minTimeout: firstMs, maxTimeout: longestMs });
}

function cockatielOf({ factor, firstMs, longestMs }: Backoff, retries: number): Calls {
  const backoff =
    factor === 1
      ? new ConstantBackoff(Math.min(firstMs, longestMs))
      : new ExponentialBackoff({
          generator: noJitterGenerator,
          initialDelay: firstMs,
          maxDelay: longestMs,
          exponent: factor,
        });
  const policy = retry(handleAll, { maxAttempts: retries, backoff });
  return (action) => policy.execute(action);
}

describe('a guard with a retry', () => {
  it.each([
    ['p-retry', pRetryOf, [1, 2, 3]],
    ['cockatiel', cockatielOf, [1, 2]],
  ] as const)(
    'DR-23: makes the same attempts at the same times as %s, and ends alike',
    async (_, peerOf, factors) => {
      const met = new Set<string>();
      const property = fc.asyncProperty(backoffs, fc.nat(6), attempts, async (backoff, retries, script) => {
        const given = { ...backoff, factor: factors[(backoff.factor - 1) % factors.length] };
        const theirs = await traceOf(peerOf(given, retries), script);
        expect(await traceOf(ours(given, retries), script)).toEqual(theirs);
        met.add(`${theirs.end instanceof Error ? 'failed' : 'answered'} after ${theirs.begins.length}`);
      });
      await fc.assert(property, { numRuns: 300 });
      const wanted = [1, 2, 3].flatMap((count) => [`failed after ${count}`, `answered after ${count}`]);
      expect(wanted.filter((end) => !met.has(end))).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    },
  );
});
