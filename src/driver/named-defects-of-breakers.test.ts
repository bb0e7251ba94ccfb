import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LayerSpec } from './check-stack';
import type { Guarded } from './guarded';
import { settle } from './manual-clock.test-support';
import { STAGES, type Stage } from './stages.test-support';
import { Work, watched } from './work.test-support';

type BreakerSettings = Extract<LayerSpec, { kind: 'circuit-breaker' }>['settings'];

const breaker = (settings: BreakerSettings): LayerSpec => ({
  kind: 'circuit-breaker',
  settings: { trialsPermitted: 1, trialsRequired: 1, ...settings },
});

const down = (): Promise<never> => Promise.reject(new Error('down'));
const up = (): Promise<string> => Promise.resolve('up');

async function fail(guarded: Guarded, times = 1): Promise<void> {
  for (let call = 0; call < times; call++) await guarded.attempt(down);
}

const stateOf = (guarded: Guarded) =>
  guarded.stats().layers.find(({ kind }) => kind === 'circuit-breaker')?.state;
const figuresOf = (guarded: Guarded) =>
  guarded.stats().layers.find(({ kind }) => kind === 'circuit-breaker')?.figures;

/**
 * What circuit breakers of others were seen to do wrong, by the numbers of our list of named defects. Each case is made
 * with functions that return promises.
 */
describe.each(STAGES)('a circuit breaker %s', (_, { isReal, open }) => {
  let stage: Stage;
  beforeEach(() => {
    stage = open();
  });
  afterEach(() => void vi.useRealTimers());

  it('defect 1: failures of long ago open nothing', async () => {
    const second = isReal ? 5 : 1000;
    const settings = { tripOn: 'failure-rate-time', failureRate: 0.5, minimumCalls: 10 } as const;
    const guarded = stage.guard([breaker({ ...settings, windowMs: 10 * second })]);
    for (let failed = 0; failed < 9; failed++) {
      await fail(guarded);
      await stage.pass(second);
    }
    expect(stateOf(guarded)).toBe('closed');
    await stage.pass(isReal ? 30 * second : 3_600_000);
    await fail(guarded);
    expect(stateOf(guarded)).toBe('closed');
    expect(figuresOf(guarded)).toMatchObject({ windowCalls: 1, windowFailures: 1, failed: 10 });
    // They are counted: as many at once do open it.
    await fail(guarded, 9);
    expect(isReal || stateOf(guarded) === 'open').toBe(true);
  });

  it('defect 2: a call from before it opened that fails during half-open decides nothing', async () => {
    const guarded = stage.guard([breaker({ failureThreshold: 2, openForMs: 20, trialsMaxDurationMs: 0 })]);
    const [early, trial] = [new Work(), new Work()];
    const late = watched(guarded.call(early.fn));
    await fail(guarded, 2);
    await stage.pass(40);
    const tried = watched(guarded.call(trial.fn));
    expect([trial.calls, stateOf(guarded)]).toEqual([1, 'half-open']);
    early.fail();
    await settle();
    expect([late.isOver, stateOf(guarded)]).toEqual([true, 'half-open']);
    trial.succeed();
    await settle();
    expect([tried.value, stateOf(guarded)]).toEqual(['done', 'closed']);
    expect(figuresOf(guarded)).toMatchObject({ late: 1, failed: 2, succeeded: 1 });
  });

  it('defect 7: a call from before it opened that succeeds during half-open does not close it', async () => {
    const guarded = stage.guard([breaker({ failureThreshold: 2, openForMs: 20 })]);
    const early = new Work();
    const late = watched(guarded.call(early.fn));
    await fail(guarded, 2);
    await stage.pass(40);
    early.succeed('late, and welcome');
    await settle();
    expect([late.value, stateOf(guarded)]).toEqual(['late, and welcome', 'half-open']);
    expect(await guarded.call(up)).toBe('up');
    expect(stateOf(guarded)).toBe('closed');
    expect(figuresOf(guarded)).toMatchObject({ late: 1, succeeded: 1 });
  });

  it.each(['failure-rate-time', 'failure-rate-calls'] as const)(
    'defect 8: closed again, it does not open on failures from before (%s)',
    async (tripOn) => {
      const guarded = stage.guard([breaker({ tripOn, minimumCalls: 5, windowMs: 60_000, openForMs: 20 })]);
      await fail(guarded, 5);
      expect(stateOf(guarded)).not.toBe('closed');
      await stage.pass(40);
      await guarded.call(up);
      expect(stateOf(guarded)).toBe('closed');
      await fail(guarded, 4);
      expect(stateOf(guarded)).toBe('closed');
      expect(figuresOf(guarded)).toMatchObject({ windowCalls: 4, windowFailures: 4 });
      await fail(guarded);
      expect(stateOf(guarded)).not.toBe('closed');
    },
  );

  it('defect 9: calls that a full bulkhead turns away are no failures of the callee', async () => {
    const guarded = stage.guard([
      breaker({ failureThreshold: 1 }),
      { kind: 'bulkhead', settings: { maxConcurrent: 1 } },
    ]);
    const work = new Work();
    const first = watched(guarded.attempt(work.fn));
    const turnedAway = await Promise.all([1, 2, 3].map(() => guarded.attempt(work.fn)));
    expect(turnedAway.map((end) => !end.ok && end.kind)).toEqual([
      'bulkhead-full',
      'bulkhead-full',
      'bulkhead-full',
    ]);
    expect([work.calls, stateOf(guarded)]).toEqual([1, 'closed']);
    expect(figuresOf(guarded)).toMatchObject({ failed: 0, ignored: 3 });
    work.succeed();
    await settle();
    expect(first.value).toMatchObject({ ok: true });
  });

  it('defect 10: a trial that hangs makes place for another one', async () => {
    const trialsMaxDurationMs = isReal ? 60 : 5000;
    const guarded = stage.guard([breaker({ failureThreshold: 1, openForMs: 20, trialsMaxDurationMs })]);
    await fail(guarded);
    await stage.pass(40);
    const hanging = new Work();
    const hung = watched(guarded.attempt(hanging.fn));
    expect(hanging.calls).toBe(1);
    if (!isReal) {
      await stage.pass(4999);
      expect(stateOf(guarded)).toBe('half-open');
      expect(await guarded.attempt(up)).toMatchObject({ kind: 'short-circuited', retryAfterMs: 1 });
      await stage.pass(1);
      expect(stateOf(guarded)).toBe('open');
    }
    await stage.pass(isReal ? 160 : 20);
    expect(await guarded.attempt(up)).toMatchObject({ ok: true });
    expect([hung.isOver, stateOf(guarded)]).toEqual([false, 'closed']);
    hanging.fail();
    await settle();
    expect([hung.isOver, stateOf(guarded)]).toEqual([true, 'closed']);
  });

  it('defect 11: one timeout is one failure, one timeout, and one late end', async () => {
    const guarded = stage.guard([
      breaker({ failureThreshold: 5 }),
      { kind: 'timeout', settings: { afterMs: 20 } },
    ]);
    const work = new Work();
    const seen = watched(guarded.attempt(work.fn));
    await stage.pass(isReal ? 60 : 20);
    expect(seen.value).toMatchObject({ kind: 'timeout' });
    work.succeed();
    await settle();
    expect(figuresOf(guarded)).toMatchObject({ total: 1, failed: 1, timedOut: 1, consecutive: 1, late: 0 });
    expect(guarded.stats()).toMatchObject({ calls: 1, attempts: 1, late: 1, outcomes: { timeout: 1 } });
  });

  it('defect 13: its snapshot knows when it opened, so that restored it stays open for the rest', async () => {
    const openForMs = isReal ? 30_000 : 1000;
    const stack = [breaker({ failureThreshold: 1, openForMs })];
    const guarded = stage.guard(stack);
    await stage.pass(isReal ? 100 : 60_000);
    const beforeOpening = performance.now();
    await fail(guarded);
    const afterOpening = performance.now();
    await stage.pass(isReal ? 20 : 100);
    const saved: unknown = JSON.parse(JSON.stringify(guarded.snapshot()));
    const restored = stage.guard(stack);
    expect(restored.restore(saved)).toMatchObject({ ok: true });
    const before = performance.now();
    const told = await restored.attempt(up);
    expect(told).toMatchObject({ kind: 'short-circuited' });
    if (isReal) {
      // Two processes compare times by whole milliseconds.
      const left = told.ok ? 0 : (told.retryAfterMs ?? 0);
      expect(left).toBeLessThan(openForMs - (before - afterOpening) + 5);
      expect(left).toBeGreaterThan(openForMs - (performance.now() - beforeOpening) - 5);
      return;
    }
    expect(told).toMatchObject({ retryAfterMs: 900 });
    await stage.pass(899);
    expect(await restored.attempt(up)).toMatchObject({ kind: 'short-circuited', retryAfterMs: 1 });
    await stage.pass(1);
    expect(await restored.attempt(up)).toMatchObject({ ok: true });
  });

  it('defect 14: answers from a cache do not hide that the callee fails', async () => {
    const guarded = stage.guard([
      { kind: 'cache', settings: { ttlMs: 600_000 } },
      breaker({ tripOn: 'failure-rate-time', failureRate: 0.5, minimumCalls: 5, windowMs: 60_000 }),
    ]);
    for (let call = 0; call < 102; call++) await guarded.call(up, { key: 'known' });
    let reached = 0;
    for (let call = 0; call < 50; call++) {
      await guarded.attempt(
        () => {
          reached++;
          return down();
        },
        { key: `new ${call}` },
      );
    }
    expect(guarded.stats()).toMatchObject({ attempts: 1 + reached, outcomes: { ok: 102, error: reached } });
    expect([stateOf(guarded), reached]).toEqual(['open', 4]);
    expect(figuresOf(guarded)).toMatchObject({ evidenceCalls: 5, evidenceFailures: 4 });
    // What is known is still answered.
    expect(await guarded.attempt(up, { key: 'known' })).toMatchObject({ ok: true, from: 'cache' });
  });

  it('defect 15: a guard that was closed stays closed, whatever fails late', async () => {
    const guarded = stage.guard([breaker({ failureThreshold: 3, openForMs: 20 })]);
    await fail(guarded, 2);
    const work = new Work();
    const underWay = watched(guarded.attempt(work.fn));
    guarded.close();
    work.fail();
    await settle();
    expect(underWay.value).toMatchObject({ ok: false, kind: 'error' });
    // The breaker may count that and open; neither that nor its time makes the guard let anybody in.
    expect(await guarded.attempt(up)).toEqual({ ok: false, kind: 'closed', attempts: 0 });
    await stage.pass(40);
    expect(await guarded.attempt(up)).toEqual({ ok: false, kind: 'closed', attempts: 0 });
    await expect(guarded.call(up)).rejects.toMatchObject({ kind: 'closed' });
    expect(guarded.stats()).toMatchObject({ attempts: 3, outcomes: { error: 3, closed: 3 } });
  });
});
