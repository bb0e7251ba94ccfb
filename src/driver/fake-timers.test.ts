import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LayerSpec } from './check-stack';
import { TimeoutError } from './errors';
import { guard } from './guard';
import { settle } from './manual-clock.test-support';
import { FAKED, type Stage } from './stages.test-support';
import { Work, watched } from './work.test-support';

const timeout = (afterMs: number): LayerSpec => ({ kind: 'timeout', settings: { afterMs } });
const RETRY: LayerSpec = {
  kind: 'retry',
  settings: { maxAttempts: 3, initialDelayMs: 100, jitter: 'none', backoff: 'exponential' },
};
const BREAKER: LayerSpec = {
  kind: 'circuit-breaker',
  settings: { failureThreshold: 1, openForMs: 30_000, trialsPermitted: 1, trialsRequired: 1 },
};

const down = (): Promise<never> => Promise.reject(new Error('down'));
const up = (): Promise<string> => Promise.resolve('up');
const never = (): Promise<never> => new Promise(() => {});

afterEach(() => void vi.useRealTimers());

describe.each(FAKED)('a guard %s', (_, { open }) => {
  let stage: Stage;
  beforeEach(() => {
    stage = open();
  });

  it('DR-39: gives a call up when its timeout is over, and not before', async () => {
    const guarded = stage.guard([timeout(5000)]);
    const seen = watched(guarded.call(never));
    await stage.pass(4999);
    expect([seen.isOver, vi.getTimerCount()]).toEqual([false, 1]);
    await stage.pass(1);
    expect(seen.error).toBeInstanceOf(TimeoutError);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('DR-39: gives a call up when its deadline is over', async () => {
    const guarded = stage.guard([RETRY]);
    const seen = watched(guarded.attempt(never, { deadlineMs: 250 }));
    const other = watched(guarded.attempt(down, { deadlineMs: 250 }));
    await stage.pass(249);
    expect([seen.isOver, other.isOver]).toEqual([false, false]);
    await stage.pass(1);
    expect([seen.value, other.value]).toMatchObject([{ kind: 'gave-up' }, { kind: 'gave-up', attempts: 2 }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('DR-39: waits between attempts for exactly as long as it says', async () => {
    const guarded = stage.guard([RETRY]);
    const at: number[] = [];
    const began = Date.now();
    const seen = watched(
      guarded.call(() => {
        at.push(Date.now() - began);
        return down();
      }),
    );
    for (let ms = 0; ms < 400; ms++) await stage.pass(1);
    expect([seen.isOver, at, vi.getTimerCount()]).toEqual([true, [0, 100, 300], 0]);
  });

  it.each([[[BREAKER]], [[timeout(60_000), BREAKER]]])(
    'DR-39: lets a trial through when the open time is over (%j)',
    async (stack) => {
      const guarded = stage.guard(stack);
      await guarded.attempt(down);
      await stage.pass(29_999);
      expect(await guarded.attempt(up)).toMatchObject({ kind: 'short-circuited', retryAfterMs: 1 });
      await stage.pass(1);
      expect(guarded.explain().admits).toBe(true);
      expect(await guarded.attempt(up)).toMatchObject({ ok: true });
      expect(guarded.stats().layers.at(-1)?.state).toBe('closed');
    },
  );

  it('DR-39: tells of the change to half-open at the moment when it comes', async () => {
    const states: string[] = [];
    const guarded = stage.guard([BREAKER], {
      onEvent: (event) => event.type === 'state' && states.push(event.to),
    });
    await guarded.attempt(down);
    await stage.pass(29_999);
    expect(states).toEqual(['open']);
    await stage.pass(1);
    expect(states).toEqual(['open', 'half-open']);
  });

  it('DR-39: lets time pass by steps that are not waited for', async () => {
    const guarded = stage.guard([RETRY, timeout(1000)]);
    const work = new Work();
    const seen = watched(guarded.call(work.fn));
    vi.advanceTimersByTime(1000);
    await Promise.resolve();
    vi.advanceTimersByTime(100);
    expect(work.calls).toBe(2);
    work.succeed('second');
    await stage.pass(0);
    expect(seen.value).toBe('second');
  });
});

describe('timers that are replaced', () => {
  it('DR-39: what a test leaves waiting in its fake timers holds up nobody after it', async () => {
    vi.useFakeTimers();
    const work = new Work();
    void guard([timeout(20)]).attempt(work.fn);
    expect(vi.getTimerCount()).toBe(1);
    vi.useRealTimers();

    const seen = watched(guard([timeout(60)]).attempt(never));
    await vi.waitUntil(() => seen.isOver, { timeout: 20_000 });
    expect(seen.value).toMatchObject({ kind: 'timeout' });
  });

  it('DR-39: what waits in real time holds up nobody under fake timers', async () => {
    const early = new AbortController();
    const waiting = watched(guard([timeout(30_000)]).attempt(never, { signal: early.signal }));
    vi.useFakeTimers();
    const seen = watched(guard([timeout(40_000)]).attempt(never));
    await vi.advanceTimersByTimeAsync(40_000);
    expect([seen.value, waiting.value]).toMatchObject([{ kind: 'timeout' }, { kind: 'timeout' }]);
    expect(vi.getTimerCount()).toBe(0);
    early.abort();
  });

  it('DR-39: each timer is taken back by those who have set it', async () => {
    const controller = new AbortController();
    const standIns = ['first', 'second'].map((name) => {
      const kept = new Set<string>();
      const use = (): void => {
        vi.stubGlobal('setTimeout', () => {
          kept.add(`${name} timer`);
          return `${name} timer`;
        });
        vi.stubGlobal('clearTimeout', (id: string) => kept.delete(id));
      };
      return { kept, use };
    });
    const calls = standIns.map(({ use }) => {
      use();
      return watched(guard([timeout(30_000)]).attempt(never, { signal: controller.signal }));
    });
    expect(standIns.map(({ kept }) => [...kept])).toEqual([[], ['second timer']]);
    controller.abort();
    await settle();
    vi.unstubAllGlobals();
    expect(calls.every(({ isOver }) => isOver)).toBe(true);
    await vi.waitUntil(() => standIns[1].kept.size === 0);
  });

  it('DR-39: time never runs back, however often they change', async () => {
    const guarded = guard([timeout(1000)]);
    const at: number[] = [];
    const look = async (): Promise<void> => {
      await guarded.call(({ deadline }) => void at.push(deadline));
    };
    for (let round = 0; round < 3; round++) {
      await look();
      vi.useFakeTimers({ now: 1000 * (3 - round) });
      await look();
      await vi.advanceTimersByTimeAsync(500);
      await look();
      vi.useRealTimers();
    }
    await look();
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    // Each round has passed half a second under fake timers.
    expect(at[at.length - 1] - at[0]).toBeGreaterThanOrEqual(1500);
  });
});
