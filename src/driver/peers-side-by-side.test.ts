import {
  ConsecutiveBreaker,
  ConstantBackoff,
  ExponentialBackoff,
  SamplingBreaker,
  TimeoutStrategy,
  bulkhead,
  circuitBreaker,
  handleAll,
  noJitterGenerator,
  retry,
  timeout,
  type IBreaker,
  type IPolicy,
} from 'cockatiel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callPeer, pass, type PeerCall } from '../patterns/circuit-breaker/peers.test-support';
import type { LayerSpec } from './check-stack';
import { guard } from './guard';
import { watched } from './work.test-support';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Calls a function through a guard, whoever made that. */
type Calls = (action: () => Promise<unknown>, signal?: AbortSignal) => Promise<unknown>;

const callsOf =
  (policy: IPolicy): Calls =>
  (action, signal) =>
    policy.execute(action, signal);

function oursOf(...stack: readonly LayerSpec[]): Calls {
  const guarded = guard(stack);
  return (action, signal) => guarded.call(action, { signal });
}

const start = (calls: Calls): PeerCall => callPeer((action) => calls(action));

async function end(calls: Calls, ends: string): Promise<void> {
  for (const letter of ends) {
    const call = start(calls);
    if (letter === 's') call.succeed();
    else call.fail(new Error('down'));
    await pass();
  }
}

/** Whether the next call is let through. */
async function letsThrough(calls: Calls): Promise<boolean> {
  const call = start(calls);
  await pass();
  return call.started;
}

const breakerOf = (breaker: IBreaker): Calls =>
  callsOf(circuitBreaker(handleAll, { breaker, halfOpenAfter: 1000 }));
const BREAKER = { openForMs: 1000, trialsPermitted: 1, trialsRequired: 1 } as const;

/**
 * The same script of calls for cockatiel 4.0.0 and for a guard, by the numbers of our list of named defects: what is
 * expected of the peer is what it was seen to do wrong, so that a version that mends it is noticed here.
 */
describe('side by side with cockatiel', () => {
  it('defect 1: failures of an hour ago open nothing', async () => {
    const script = async (calls: Calls): Promise<boolean> => {
      for (let second = 0; second < 9; second++) {
        await end(calls, 'f');
        await pass(1000);
      }
      await pass(3_600_000);
      await end(calls, 'f');
      return letsThrough(calls);
    };
    const peer = breakerOf(new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 1 }));
    const settings = { tripOn: 'failure-rate-time', windowMs: 10_000, minimumCalls: 10 } as const;
    expect(await script(peer)).toBe(false);
    expect(await script(oursOf({ kind: 'circuit-breaker', settings: { ...BREAKER, ...settings } }))).toBe(
      true,
    );
  });

  it('defect 2: a call from before it opened that fails during half-open does not decide about a trial', async () => {
    const script = async (calls: Calls): Promise<boolean> => {
      const early = start(calls);
      await end(calls, 'ff');
      await pass(1000);
      const trial = start(calls);
      await pass();
      early.fail(new Error('late'));
      await pass();
      trial.succeed();
      await pass();
      return letsThrough(calls);
    };
    expect(await script(breakerOf(new ConsecutiveBreaker(2)))).toBe(false);
    const settings = { ...BREAKER, failureThreshold: 2 };
    expect(await script(oursOf({ kind: 'circuit-breaker', settings }))).toBe(true);
  });

  it('defect 3: a slot that is freed goes to whoever waits for it', async () => {
    /** After how many steps of promises newcomers take the place of one who waits. */
    const script = async (make: () => Calls): Promise<readonly number[]> => {
      const overtaken: number[] = [];
      for (let steps = 0; steps < 12; steps++) {
        const calls = make();
        const holder = start(calls);
        await pass();
        let began = 0;
        const waiting = watched(calls(() => Promise.resolve(++began)));
        await pass();
        holder.succeed();
        for (let step = 0; step < steps; step++) await Promise.resolve();
        const newcomers = [start(calls), start(calls)];
        await pass();
        if (began === 0 || waiting.error !== undefined) overtaken.push(steps);
        for (const newcomer of newcomers) newcomer.succeed();
        await pass();
      }
      return overtaken;
    };
    expect(await script(() => callsOf(bulkhead(1, 1)))).not.toEqual([]);
    const settings = { maxConcurrent: 1, queueLimit: 1 };
    expect(await script(() => oursOf({ kind: 'bulkhead', settings }))).toEqual([]);
  });

  it('defect 4: waits grow by the factor that was set', async () => {
    const script = async (calls: Calls): Promise<readonly number[]> => {
      const at: number[] = [];
      const began = Date.now();
      const seen = watched(
        calls(() => {
          at.push(Date.now() - began);
          return Promise.reject(new Error('down'));
        }),
      );
      await pass(10_000);
      expect(seen.isOver).toBe(true);
      return at;
    };
    const backoff = new ExponentialBackoff({
      generator: noJitterGenerator,
      initialDelay: 100,
      maxDelay: 30_000,
      exponent: 3,
    });
    expect(await script(callsOf(retry(handleAll, { maxAttempts: 3, backoff })))).toEqual([0, 100, 300, 700]);
    const settings = {
      maxAttempts: 4,
      initialDelayMs: 100,
      factor: 3,
      maxDelayMs: 30_000,
      jitter: 'none',
    } as const;
    expect(await script(oursOf({ kind: 'retry', settings }))).toEqual([0, 100, 400, 1300]);
  });

  it('defect 5: an abort during a backoff is heard at once', async () => {
    const script = async (calls: Calls): Promise<{ settledAt: number; called: number }> => {
      const began = Date.now();
      const controller = new AbortController();
      let called = 0;
      let settledAt = -1;
      const call = calls(() => {
        called++;
        return Promise.reject(new Error('down'));
      }, controller.signal);
      call.catch(() => (settledAt = Date.now() - began));
      await pass(10);
      controller.abort();
      await pass(1000);
      return { settledAt, called };
    };
    const peer = retry(handleAll, { maxAttempts: 3, backoff: new ConstantBackoff(60) });
    expect(await script(callsOf(peer))).toEqual({ settledAt: 60, called: 2 });
    const settings = { maxAttempts: 4, initialDelayMs: 60, backoff: 'constant', jitter: 'none' } as const;
    expect(await script(oursOf({ kind: 'retry', settings }))).toEqual({ settledAt: 10, called: 1 });
  });

  it('defect 6: an abort of the caller is not told as a timeout', async () => {
    const script = async (calls: Calls): Promise<unknown> => {
      const controller = new AbortController();
      const seen = watched(calls(() => new Promise(() => {}), controller.signal));
      await pass(10);
      controller.abort(new Error('changed my mind'));
      await pass(10);
      expect(seen.isOver).toBe(true);
      return seen.error;
    };
    const peer = timeout(1000, TimeoutStrategy.Aggressive);
    let timeouts = 0;
    peer.onTimeout(() => timeouts++);
    expect(String(await script(callsOf(peer)))).toContain('timed out after 1000ms');
    expect(timeouts).toBe(1);

    const told: string[] = [];
    const guarded = guard([{ kind: 'timeout', settings: { afterMs: 1000 } }], {
      onEvent: ({ type }) => told.push(type),
    });
    const error = await script((action, signal) => guarded.call(action, { signal }));
    expect(error).toMatchObject({ name: 'CancelledError', reason: { message: 'changed my mind' } });
    expect(told).toEqual(['admitted', 'settled']);
  });
});
