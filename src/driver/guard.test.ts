import { describe, expect, it } from 'vitest';
import { CancelledError, RejectedError, RetriesUsedUpError, StackError, TimeoutError } from './errors';
import { guard } from './guard';
import { checkStack, type LayerSpec } from './check-stack';
import { ManualClock, settle } from './manual-clock.test-support';
import { Work, thenable, watched } from './work.test-support';

const RETRY: LayerSpec = {
  kind: 'retry',
  settings: { maxAttempts: 3, initialDelayMs: 10, jitter: 'none', backoff: 'constant' },
};
const TIMEOUT: LayerSpec = { kind: 'timeout', settings: { afterMs: 100 } };
const BREAKER: LayerSpec = { kind: 'circuit-breaker', settings: { failureThreshold: 1, openForMs: 1000 } };
const SLOT: LayerSpec = { kind: 'bulkhead', settings: { maxConcurrent: 1 } };

const STACKS: readonly (readonly LayerSpec[])[] = [[], [BREAKER], [SLOT], [RETRY, BREAKER, TIMEOUT, SLOT]];

describe('a guarded call', () => {
  it.each(STACKS.map((stack) => [stack.map(({ kind }) => kind).join(' > ') || 'no layer', stack]))(
    'DR-1 DR-2: %s: the function is called at once, and may return whatever it likes',
    async (_name, stack) => {
      const clock = new ManualClock();
      const guarded = guard(stack, { clock });
      const work = new Work();
      const seen = watched(guarded.call(work.fn));
      expect(work.calls).toBe(1);
      work.succeed('promise');
      await settle();
      expect(seen.value).toBe('promise');
      expect(await guarded.call(() => 'value')).toBe('value');
      expect(await guarded.call(() => undefined)).toBeUndefined();
      expect(await guarded.call(() => null)).toBeNull();
      const then = (resolve: (value: string) => void): void => resolve('thenable');
      expect(await guarded.call(() => thenable({ value: then }))).toBe('thenable');
      expect(await guarded.attempt(() => ({ any: 'object' }))).toEqual({
        ok: true,
        value: { any: 'object' },
        from: 'call',
        attempts: 1,
      });
    },
  );

  it.each(STACKS.map((stack) => [stack.map(({ kind }) => kind).join(' > ') || 'no layer', stack]))(
    'DR-2: %s: a throw and a rejection are what the caller gets',
    async (_name, stack) => {
      const error = new Error('thrown');
      const ends: (() => unknown)[] = [
        () => {
          throw error;
        },
        () => Promise.reject(error),
        () => thenable({ value: (_: unknown, reject: (error: unknown) => void) => reject(error) }),
        () =>
          thenable({
            get: () => {
              throw error;
            },
          }),
      ];
      for (const end of ends) {
        const clock = new ManualClock();
        const guarded = guard(stack, { clock, judge: () => 'invalid' });
        const called = watched(guarded.call(end));
        await clock.pass(1000);
        const attempted = watched(guarded.attempt(end));
        await clock.pass(1000);
        expect(called.error).toBe(error);
        expect(attempted.value).toMatchObject({ ok: false, cause: error });
      }
    },
  );

  it('DR-3: settles once, whatever the function does later', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard([TIMEOUT], { clock });
    const seen = watched(guarded.attempt(work.fn));
    await clock.pass(100);
    expect(seen.value).toEqual({ ok: false, kind: 'timeout', attempts: 1 });
    work.succeed('late');
    await settle();
    expect(guarded.stats()).toMatchObject({ zombies: 0, late: 1, outcomes: { timeout: 1 } });
  });

  it('DR-4 DR-5: rejections as values and as errors say the same', async () => {
    const clock = new ManualClock();
    const guarded = guard([BREAKER], { clock, name: 'orders' });
    await guarded.attempt(() => Promise.reject(new Error('down')));
    await clock.pass(400);
    const value = await guarded.attempt(() => 1);
    expect(value).toEqual({ ok: false, kind: 'short-circuited', attempts: 0, retryAfterMs: 600 });
    const error: unknown = await guarded.call(() => 1).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RejectedError);
    expect(error).toMatchObject({ kind: 'short-circuited', guard: 'orders', retryAfterMs: 600 });
    expect(String(error)).toBe(
      'RejectedError: orders: rejected by the circuit breaker; it may be let through in 600 ms',
    );
  });

  it('DR-5: each way to fail has its error', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard([TIMEOUT, SLOT], { clock });
    const controller = new AbortController();
    const first = watched(guarded.call(work.fn));
    const full = watched(guarded.call(work.fn));
    await clock.pass(100);
    expect(first.error).toBeInstanceOf(TimeoutError);
    expect(full.error).toMatchObject({ name: 'RejectedError', kind: 'bulkhead-full' });
    work.succeed();
    await settle();
    const withdrawn = watched(guarded.call(work.fn, { signal: controller.signal }));
    controller.abort('not needed');
    await settle();
    expect(withdrawn.error).toBeInstanceOf(CancelledError);
    expect(withdrawn.error).toMatchObject({ reason: 'not needed', cause: 'not needed' });
  });

  it('DR-6: says that retries were used up, when it is asked to', async () => {
    for (const whenRetriesEnd of ['throw-original', 'throw-wrapped'] as const) {
      const clock = new ManualClock();
      const last = new Error('third');
      let calls = 0;
      const guarded = guard([RETRY], { clock, whenRetriesEnd });
      const seen = watched(
        guarded.call(() => {
          calls++;
          throw calls === 3 ? last : new Error('earlier');
        }),
      );
      await clock.pass(100);
      expect(calls).toBe(3);
      if (whenRetriesEnd === 'throw-original') expect(seen.error).toBe(last);
      else {
        expect(seen.error).toBeInstanceOf(RetriesUsedUpError);
        expect(seen.error).toMatchObject({ cause: last, attempts: 3, kind: 'error' });
      }
    }
  });

  it('DR-7: a judge that throws has judged an error', async () => {
    const guarded = guard([BREAKER], {
      clock: new ManualClock(),
      judge: () => {
        throw new Error('in the judge');
      },
    });
    expect(await guarded.call(() => 'fine')).toBe('fine');
    expect(await guarded.attempt(() => 'fine')).toMatchObject({ kind: 'short-circuited' });
  });

  it('DR-8: an answer judged a failure is retried and counted, and given to the caller in the end', async () => {
    for (const stack of [[RETRY], [RETRY, BREAKER], [BREAKER]]) {
      const clock = new ManualClock();
      const guarded = guard(stack, { clock, judge: (end) => (end.threw ? undefined : 'error') });
      const [called, attempted] = [watched(guarded.call(() => 503)), watched(guarded.attempt(() => 503))];
      await clock.pass(5000);
      expect(called.value).toBe(503);
      if (stack === STACKS[0])
        expect(attempted.value).toMatchObject({ ok: false, kind: 'error', value: 503 });
      expect(attempted.isOver).toBe(true);
    }
    const guarded = guard([], { clock: new ManualClock(), judge: () => 'conflict' });
    expect(await guarded.attempt(() => 'mine')).toEqual({
      ok: false,
      kind: 'conflict',
      attempts: 1,
      value: 'mine',
    });
  });

  it('DR-37: a stack that cannot work is an error that says where and why', () => {
    const wrong: (() => unknown)[] = [
      () => guard([{ kind: 'retry', settings: { maxAttempts: 0 } }]),
      () => guard([{ kind: 'fallback' }]),
      () => guard([{ kind: 'fallback', settings: { kind: 'other-service', edge: 'mirror' } }]),
      () => guard([{ kind: 'load-balancer' }]),
      () =>
        guard([
          { id: 'a', kind: 'retry' },
          { id: 'a', kind: 'timeout' },
        ]),
      () => guard(Array.from({ length: 17 }, () => ({ kind: 'timeout' as const }))),
    ];
    expect(wrong.map((make) => messageOf(make))).toEqual([
      'stack[0].settings.maxAttempts: expected a whole number from 1 to 1000 attempts, got 0',
      'options.fallback: expected a function that answers for the fallback "fallback", got nothing',
      'options.others: expected a function under the name "mirror" that answers for the fallback "fallback", got none',
      'options.instances: expected a list of the instances to choose among, got none',
      'stack[1].id: expected an id that no other layer of the stack has, got "a"',
      'stack: expected at most 16 layers, got a list of 17',
    ]);
  });
});

describe('a stack of a scenario', () => {
  it('DR-37: is taken as it is, without the layers that are switched off', async () => {
    const stack: unknown = JSON.parse(
      `[{ "id": "gate", "kind": "circuit-breaker", "enabled": false, "settings": {} },
        { "id": "tries", "kind": "retry", "enabled": true, "settings": { "initialDelayMs": 0 } }]`,
    );
    const checked = checkStack(stack);
    expect(checked.ok && checked.value.map(({ id }) => id)).toEqual(['tries']);
    const guarded = guard(checked.ok ? checked.value : [], { clock: new ManualClock() });
    expect(await guarded.attempt(() => Promise.reject(new Error('down')))).toMatchObject({ attempts: 3 });
  });

  it('DR-37: is refused for a mistake in a layer that is switched off', () => {
    const wrong = [{ kind: 'retry', enabled: false, settings: { maxAttempts: 0 } }];
    expect(checkStack(wrong)).toMatchObject({
      ok: false,
      error: [{ path: 'stack[0].settings.maxAttempts' }],
    });
    expect(checkStack([{ kind: 'retry', enabled: 'no' }])).toMatchObject({
      ok: false,
      error: [{ path: 'stack[0].enabled', expected: 'true or false', received: '"no"' }],
    });
  });
});

function messageOf(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (error instanceof StackError) return error.message.replace('This stack cannot guard anything. ', '');
  }
  return 'nothing was thrown';
}
