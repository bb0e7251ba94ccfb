import {
  ConsecutiveBreaker,
  ConstantBackoff,
  ExponentialBackoff,
  circuitBreaker,
  fullJitterGenerator,
  handleAll,
  halfJitterGenerator,
  noJitterGenerator,
  retry,
  wrap,
  type IPolicy,
} from 'cockatiel';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ERROR, OK, TIMEOUT, UNAVAILABLE } from '../../base/outcome';
import { NS_PER_MS } from '../../base/time';
import { lastGiveUps } from '../../patterns/retry/engine';
import type { RetrySettings } from '../../patterns/retry/settings';
import { FakeHost, leftovers, NOTHING } from '../fake-host.test-support';
import { breakerGuard, breakerLayer, makeStack } from '../stack.test-support';
import type { Layer } from '../layer';
import { guardedRetry } from './retries.test-support';

/**
 * Whole calls beside cockatiel 4.0.0, under fake time: which attempts begin when, and how the call ends. What is known
 * to differ, and why ours does it in another way:
 *
 * - its `maxAttempts` counts retries, ours attempts: the word says attempts. So 2 of its are 3 of ours.
 * - its waits with jitter are cut to whole milliseconds (backoff, in the pattern's own comparison).
 * - its exponent is ignored without decorrelated jitter: defect 4, as before.
 * - a call that is aborted while it waits sleeps on and is made once more: defect 5.
 * - what a rejection of a circuit says is not heard: it uses up its attempts before the circuit can have closed.
 * - what it throws in the end is the last failure alone; ours keeps all causes.
 */
interface Attempt {
  readonly fails: boolean;
  readonly takesMs: number;
  /** What is drawn for the wait after it: a sixteenth, so that products are exact. */
  readonly draw: number;
}

interface Trace {
  /** Milliseconds from the beginning of the call. */
  readonly begins: number[];
  end: number;
  succeeded: boolean;
}

interface Backoff {
  readonly kind: 'constant' | 'none' | 'full' | 'equal';
  readonly firstMs: number;
  readonly longestMs: number;
}

const GENERATORS = { none: noJitterGenerator, full: fullJitterGenerator, equal: halfJitterGenerator };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function peerOf({ kind, firstMs, longestMs }: Backoff, retries: number): IPolicy {
  const backoff =
    kind === 'constant'
      ? new ConstantBackoff(firstMs)
      : new ExponentialBackoff({
          generator: GENERATORS[kind],
          initialDelay: firstMs,
          maxDelay: longestMs,
          exponent: 2,
        });
  return retry(handleAll, { maxAttempts: retries, backoff });
}

function oursOf({ kind, firstMs, longestMs }: Backoff, attempts: number): Partial<RetrySettings> {
  return {
    maxAttempts: attempts,
    initialDelayMs: firstMs,
    factor: 2,
    ...(kind === 'constant'
      ? { backoff: 'constant', jitter: 'none', maxDelayMs: 600_000 }
      : { backoff: 'exponential', jitter: kind, maxDelayMs: longestMs }),
  };
}

/** Runs a call of the peer in steps of a millisecond, each attempt as it is written. */
async function traceOfPeer(policy: IPolicy, attempts: readonly Attempt[]): Promise<Trace> {
  const trace: Trace = { begins: [], end: -1, succeeded: false };
  let now = 0;
  let due = -1;
  let settle = (): void => {};
  const random = vi.spyOn(Math, 'random');
  const call = policy.execute(() => {
    const { fails, takesMs, draw } = attempts[trace.begins.length];
    random.mockReturnValue(draw);
    trace.begins.push(now);
    due = now + takesMs;
    return new Promise<void>((resolve, reject) => {
      settle = () => (fails ? reject(new Error('failed')) : resolve());
    });
  });
  const ended = (succeeded: boolean) => () => {
    trace.end = now;
    trace.succeeded = succeeded;
  };
  call.then(ended(true), ended(false)).catch(() => {});
  while (trace.end < 0) {
    if (due === now) {
      due = -1;
      settle();
    }
    await vi.advanceTimersByTimeAsync(0);
    // An attempt that began just now and takes no time ends within this millisecond.
    if (trace.end >= 0 || due === now) continue;
    now += 1;
    await vi.advanceTimersByTimeAsync(1);
  }
  return trace;
}

/** Draws what is written for each attempt. */
class DrawnHost extends FakeHost {
  constructor(
    private readonly draws: readonly number[],
    ...stacks: readonly (readonly Layer[])[]
  ) {
    super(...stacks);
  }

  override draw(_row: number, _layer: Layer, purpose: number): number {
    return this.draws[purpose - 1];
  }
}

/** The same of ours; waits with jitter are cut to whole milliseconds, as those of the peer are. */
function traceOfOurs(changed: Partial<RetrySettings>, attempts: readonly Attempt[]): Trace {
  const host = new DrawnHost(
    attempts.map(({ draw }) => draw),
    makeStack(guardedRetry(changed).layer),
  );
  const trace: Trace = { begins: [], end: -1, succeeded: false };
  const call = host.call();
  let ms = 0;
  for (const { fails, takesMs } of attempts) {
    trace.begins.push(ms);
    ms += takesMs;
    host.advanceTo(host.now / NS_PER_MS + takesMs);
    host.answer(fails ? ERROR : OK);
    if (call.outcome !== undefined) break;
    const waits = host.now;
    host.step();
    ms += Math.floor((host.now - waits) / NS_PER_MS);
  }
  expect(leftovers(host)).toEqual(NOTHING);
  trace.end = ms;
  trace.succeeded = call.outcome === OK;
  return trace;
}

describe('calls beside the peer', () => {
  it('begin the same attempts at the same times, and end alike', async () => {
    const history = fc.array(
      fc.record<Attempt>({
        // Three in four, so that long rows of failures are met.
        fails: fc.nat(3).map((quarter) => quarter > 0),
        takesMs: fc.integer({ min: 0, max: 5 }),
        draw: fc.nat(15).map((sixteenth) => sixteenth / 16),
      }),
      { minLength: 8, maxLength: 8 },
    );
    const backoff = fc.record<Backoff>({
      kind: fc.constantFrom('constant', 'none', 'full', 'equal'),
      firstMs: fc.integer({ min: 0, max: 9 }),
      longestMs: fc.integer({ min: 0, max: 40 }),
    });
    const met = new Set<string>();
    const property = fc.asyncProperty(backoff, fc.nat(6), history, async (given, retries, attempts) => {
      const theirs = await traceOfPeer(peerOf(given, retries), attempts);
      const ours = traceOfOurs(oursOf(given, retries + 1), attempts);
      expect(ours).toEqual(theirs);
      met.add(`${theirs.succeeded} after ${theirs.begins.length}`);
    });
    await fc.assert(property, { numRuns: 150 });
    const wanted = ['true after 1', 'true after 3', 'false after 1', 'false after 2', 'false after 3'];
    expect(wanted.filter((end) => !met.has(end))).toEqual([]);
  });
});

describe('known differences from the peer', () => {
  const failing = (count: number): Attempt[] =>
    Array.from({ length: count }, () => ({ fails: true, takesMs: 0, draw: 0 }));

  it('its attempts are retries: with 3 it calls four times, ours three', async () => {
    const backoff = { kind: 'constant', firstMs: 10, longestMs: 10 } as const;
    expect((await traceOfPeer(peerOf(backoff, 3), failing(9))).begins).toEqual([0, 10, 20, 30]);
    expect(traceOfOurs(oursOf(backoff, 3), failing(9)).begins).toEqual([0, 10, 20]);
  });

  it('its exponent is ignored without jitter, ours is not (defect 4)', async () => {
    const backoff = new ExponentialBackoff({
      generator: noJitterGenerator,
      initialDelay: 10,
      maxDelay: 1000,
      exponent: 3,
    });
    const policy = retry(handleAll, { maxAttempts: 3, backoff });
    expect((await traceOfPeer(policy, failing(9))).begins).toEqual([0, 10, 30, 70]);
    const settings = { ...oursOf({ kind: 'none', firstMs: 10, longestMs: 1000 }, 4), factor: 3 };
    expect(traceOfOurs(settings, failing(9)).begins).toEqual([0, 10, 40, 130]);
  });

  it('defect 5: aborted at 10 ms of a wait of 60 ms, it calls again after it; ours never does', async () => {
    let calls = 0;
    let ended = false;
    const aborting = new AbortController();
    const policy = retry(handleAll, { maxAttempts: 3, backoff: new ConstantBackoff(60) });
    const call = policy.execute(() => {
      calls += 1;
      throw new Error('failed');
    }, aborting.signal);
    call.catch(() => {
      ended = true;
    });
    await vi.advanceTimersByTimeAsync(10);
    aborting.abort();
    await vi.advanceTimersByTimeAsync(49);
    expect([calls, ended]).toEqual([1, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect([calls, ended]).toEqual([2, true]);

    const host = new FakeHost(makeStack(guardedRetry({ maxAttempts: 4, initialDelayMs: 60 }).layer));
    const ours = host.call();
    host.answer(ERROR);
    host.advanceTo(10);
    host.withdraw(ours);
    expect(leftovers(host)).toEqual(NOTHING);
    host.advanceTo(1000);
    expect(host.sends).toBe(1);
  });

  it('the peer uses its attempts up on an open circuit; ours waits until that lets calls through', async () => {
    const circuit = circuitBreaker(handleAll, { breaker: new ConsecutiveBreaker(1), halfOpenAfter: 500 });
    const policy = wrap(retry(handleAll, { maxAttempts: 3, backoff: new ConstantBackoff(10) }), circuit);
    // It gave up after 30 ms, and one attempt alone had reached the callee.
    expect(await traceOfPeer(policy, failing(9))).toEqual({ begins: [0], end: 30, succeeded: false });

    const { layer } = guardedRetry({ maxAttempts: 4, retryOn: ['error', 'short-circuited'] });
    const host = new FakeHost(
      makeStack(layer, breakerLayer(breakerGuard({ failureThreshold: 1, openForMs: 500 }))),
    );
    const call = host.call();
    host.answer(ERROR);
    while (host.out.length === 0) host.step();
    host.answer(OK);
    expect([call.outcome, host.now / NS_PER_MS]).toEqual([OK, 500]);
  });

  it('the peer throws the last failure alone; ours keeps all causes', async () => {
    const causes = ['first', 'second', 'third'];
    const policy = retry(handleAll, { maxAttempts: 2, backoff: new ConstantBackoff(0) });
    let thrown: unknown;
    let calls = 0;
    policy
      .execute(() => {
        throw new Error(causes[calls++]);
      })
      .catch((error: unknown) => {
        thrown = error;
      });
    await vi.advanceTimersByTimeAsync(5);
    expect(thrown).toEqual(new Error('third'));

    const { guard, layer } = guardedRetry({ maxAttempts: 3 });
    const host = new FakeHost(makeStack(layer));
    host.call();
    for (const outcome of [TIMEOUT, UNAVAILABLE, ERROR]) {
      host.answer(outcome);
      host.step();
    }
    expect(lastGiveUps(guard.state)[0].causes).toEqual([TIMEOUT, UNAVAILABLE, ERROR]);
  });
});
