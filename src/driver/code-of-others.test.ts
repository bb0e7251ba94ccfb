import { describe, expect, it, vi } from 'vitest';
import type { LayerSpec } from './check-stack';
import { guard } from './guard';
import { ManualClock, settle } from './manual-clock.test-support';
import { CountedAbort, thenable, watched } from './work.test-support';

const RETRY: LayerSpec = {
  kind: 'retry',
  settings: { maxAttempts: 2, initialDelayMs: 10, jitter: 'none' },
};
const BREAKER: LayerSpec = { kind: 'circuit-breaker', settings: { failureThreshold: 1 } };

const down = (): Promise<never> => Promise.reject(new Error('down'));

function thrower(): never {
  throw new Error('in code that is not ours');
}

/** Nothing of the guard can be under way when code of others runs, and whatever that does, calls must end. */
describe('code of others', () => {
  it('DR-26: that reads how long to wait may throw: then nothing was asked for', async () => {
    const clock = new ManualClock();
    const guarded = guard([RETRY], { clock, retryAfterMs: thrower });
    const seen = watched(guarded.attempt(down));
    await clock.pass(10);
    expect(seen.value).toMatchObject({ ok: false, kind: 'error', attempts: 2 });
    expect(guarded.stats()).toMatchObject({ underWay: 0, running: 0 });
  });

  it('DR-10 DR-26: that reads how long to wait may withdraw the call, or make another one', async () => {
    for (const strange of ['abort', 'call'] as const) {
      const clock = new ManualClock();
      const controller = new CountedAbort();
      const read = (): undefined => {
        if (strange === 'abort') controller.abort('in between');
        else void guarded.attempt(() => Promise.resolve());
      };
      const guarded = guard([RETRY], { clock, retryAfterMs: read });
      const seen = watched(guarded.attempt(down, { signal: controller.signal }));
      await clock.pass(100);
      expect(seen.value).toMatchObject({ kind: strange === 'abort' ? 'cancelled' : 'error' });
      expect(guarded.stats()).toMatchObject({ underWay: 0, running: 0, zombies: 0 });
      expect(guarded.restore(guarded.snapshot()).ok).toBe(true);
      expect([controller.listeners, clock.timersLeft]).toEqual([0, 0]);
    }
  });

  it('DR-7: that judges may withdraw the call', async () => {
    const clock = new ManualClock();
    const controller = new CountedAbort();
    const guarded = guard([RETRY], {
      clock,
      judge: () => {
        controller.abort('in the judge');
        return undefined;
      },
    });
    const seen = watched(guarded.attempt(down, { signal: controller.signal }));
    await settle();
    expect(seen.value).toMatchObject({ kind: 'cancelled', cause: 'in the judge' });
    expect(guarded.stats()).toMatchObject({ underWay: 0, running: 0, zombies: 0 });
  });

  it('DR-7: that judges may say what is no kind of end, in a program without types: it is an error', async () => {
    for (const said of ['nonsense', 'constructor', 7, {}]) {
      const judges: unknown = () => said;
      const guarded = guard([BREAKER], { clock: new ManualClock(), judge: judges as () => 'error' });
      expect(await guarded.attempt(() => 'fine')).toMatchObject({ ok: false, kind: 'error', value: 'fine' });
      expect(guarded.stats().layers[0].state).toBe('open');
    }
  });

  it('DR-3 DR-7: may throw errors that cannot be looked at: they are errors', async () => {
    const { proxy, revoke } = Proxy.revocable(new Error('gone'), {});
    revoke();
    const strange: readonly object[] = [
      proxy,
      Object.defineProperty({}, 'name', { get: thrower }),
      Object.defineProperty({}, 'retryAfterMs', { get: thrower }),
      Object.defineProperty({}, 'cause', { get: thrower }),
    ];
    for (const stack of [[], [BREAKER], [RETRY, BREAKER], [RETRY]]) {
      for (const error of strange) {
        const clock = new ManualClock();
        const guarded = guard(stack, { clock });
        const [called, attempted] = ([0, 1] as const).map((way) => {
          const work = (): Promise<never> => new Promise((_, reject) => reject(error));
          return watched(way === 0 ? guarded.call(work) : guarded.attempt(work));
        });
        await clock.pass(100);
        expect([called.isOver, attempted.isOver]).toEqual([true, true]);
        expect(called.error === error || called.error instanceof Error).toBe(true);
        expect(guarded.stats()).toMatchObject({ underWay: 0, running: 0 });
      }
    }
  });

  it('DR-23: that draws may leave its range: waits and choices stay within theirs', async () => {
    for (const drawn of [Number.NaN, -1, 1, 2, Infinity, -Infinity]) {
      const clock = new ManualClock();
      const stack: readonly LayerSpec[] = [
        { kind: 'retry', settings: { maxAttempts: 2, initialDelayMs: 10, jitter: 'full' } },
        { kind: 'load-balancer', settings: { algorithm: 'random' } },
      ];
      const guarded = guard(stack, { clock, random: () => drawn, instances: ['a', 'b'] });
      const met: unknown[] = [];
      const seen = watched(
        guarded.attempt(({ instance }) => {
          met.push(instance);
          return down();
        }),
      );
      await clock.pass(10);
      expect(seen.value).toMatchObject({ ok: false, kind: 'error', attempts: 2 });
      expect(met.every((instance) => instance === 'a' || instance === 'b')).toBe(true);
    }
  });

  it('DR-23: may replace Math.random after a guard was made', async () => {
    const clock = new ManualClock();
    const settings = { maxAttempts: 2, initialDelayMs: 100, jitter: 'full' } as const;
    const delays: number[] = [];
    const guarded = guard([{ kind: 'retry', settings }], {
      clock,
      onEvent: (event) => event.type === 'retry' && delays.push(event.delayMs),
    });
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.25);
    const seen = watched(guarded.attempt(down));
    await clock.pass(100);
    random.mockRestore();
    expect([seen.isOver, delays]).toEqual([true, [25]]);
  });

  it('DR-25: that answers in place of a call may return any thenable', async () => {
    const answers: unknown = thenable({ value: (resolve: (value: string) => void) => resolve('instead') });
    const guarded = guard([{ kind: 'fallback' }], { clock: new ManualClock(), fallback: () => answers });
    expect(await guarded.attempt(down)).toMatchObject({ ok: true, value: 'instead', from: 'fallback' });
    expect(await guarded.call(down)).toBe('instead');
  });
});
