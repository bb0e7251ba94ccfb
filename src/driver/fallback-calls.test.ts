import { describe, expect, it } from 'vitest';
import type { CallOptions } from './call';
import { guard } from './guard';
import type { Guarded } from './guarded';
import { ManualClock, settle } from './manual-clock.test-support';
import { CountedAbort, Work, watched } from './work.test-support';

interface Lab {
  readonly clock: ManualClock;
  readonly controller: CountedAbort;
  readonly guarded: Guarded<unknown>;
  readonly fallback: Work;
  readonly seen: ReturnType<typeof watched>;
}

/** A call that has failed, and whose fallback is at work. */
async function askingLab(options: CallOptions = {}): Promise<Lab> {
  const [clock, controller, work, fallback] = [new ManualClock(), new CountedAbort(), new Work(), new Work()];
  const guarded = guard<unknown>([{ kind: 'fallback' }], {
    clock,
    fallback: () => fallback.fn(work.contexts[0]),
  });
  const seen = watched(guarded.call(work.fn, { ...options, signal: controller.signal }));
  work.fail();
  await settle();
  expect([fallback.calls, seen.isOver]).toEqual([1, false]);
  return { clock, controller, guarded, fallback, seen };
}

describe('while a fallback is asked', () => {
  it('DR-14: a deadline gives the call up, and what comes then is nobody’s', async () => {
    const lab = await askingLab({ deadlineMs: 100 });
    await lab.clock.pass(99);
    expect(lab.seen.isOver).toBe(false);
    await lab.clock.pass(1);
    expect(lab.seen.error).toMatchObject({ name: 'TimeoutError', kind: 'gave-up' });
    expect([lab.controller.listeners, lab.clock.timersLeft]).toEqual([0, 0]);
    lab.fallback.fail();
    await settle();
    expect(lab.guarded.stats()).toMatchObject({ underWay: 0, outcomes: { 'gave-up': 1 } });
  });

  it('DR-14: its row belongs to other calls, which its deadline does not end', async () => {
    const lab = await askingLab({ deadlineMs: 100 });
    const other = new Work();
    const seen = watched(lab.guarded.attempt(other.fn));
    await lab.clock.pass(200);
    expect([lab.seen.isOver, seen.isOver]).toEqual([true, false]);
    other.succeed('fine');
    await settle();
    expect(seen.value).toMatchObject({ ok: true, value: 'fine' });
  });

  it('DR-32: a call is under way until it has its answer, and then ends as it really has', async () => {
    const told: unknown[] = [];
    const answered = await askingLab({ deadlineMs: 100 });
    answered.guarded.listen((event) => event.type === 'settled' && told.push([event.ok, event.outcome]));
    expect(answered.guarded.stats()).toMatchObject({ underWay: 1, outcomes: {} });
    answered.fallback.succeed('instead');
    await settle();
    expect(answered.seen.value).toBe('instead');
    expect(answered.guarded.stats()).toMatchObject({ underWay: 0, outcomes: { fallback: 1 } });
    expect([answered.controller.listeners, answered.clock.timersLeft]).toEqual([0, 0]);

    const failed = await askingLab();
    failed.guarded.listen((event) => event.type === 'settled' && told.push([event.ok, event.outcome]));
    failed.fallback.fail(new Error('worse'));
    await settle();
    expect(failed.seen.error).toMatchObject({ message: 'worse' });
    expect(failed.guarded.stats()).toMatchObject({ underWay: 0, outcomes: { error: 1 } });
    expect(told).toEqual([
      [true, 'fallback'],
      [false, 'error'],
    ]);
  });

  it('DR-36: a guard that is closed lets the fallback end, also if the call has left a zombie', async () => {
    for (const leavesZombie of [false, true]) {
      const [clock, work, fallback] = [new ManualClock(), new Work(), new Work()];
      const timeout = { kind: 'timeout', settings: { afterMs: 5 } } as const;
      const guarded = guard<unknown>([{ kind: 'fallback' }, timeout], {
        clock,
        fallback: () => fallback.fn(work.contexts[0]),
      });
      const seen = watched(guarded.call(work.fn));
      if (leavesZombie) await clock.pass(5);
      else work.fail();
      await settle();
      guarded.close();
      await settle();
      expect([fallback.calls, seen.isOver]).toEqual([1, false]);
      fallback.succeed('instead');
      await settle();
      expect(seen.value).toBe('instead');
      expect(guarded.stats()).toMatchObject({ underWay: 0, zombies: leavesZombie ? 1 : 0 });
    }
  });
});
