import { describe, expect, it } from 'vitest';
import type { LayerSpec } from './check-stack';
import type { GuardEvent } from './events';
import { guard } from './guard';
import { ManualClock, settle } from './manual-clock.test-support';
import { CountedAbort, Work, watched } from './work.test-support';

const BREAKER: LayerSpec = { kind: 'circuit-breaker', settings: { failureThreshold: 2, openForMs: 1000 } };
const RETRY: LayerSpec = {
  kind: 'retry',
  settings: { maxAttempts: 3, initialDelayMs: 20, jitter: 'none', backoff: 'constant' },
};
const TIMEOUT: LayerSpec = { kind: 'timeout', settings: { afterMs: 10 } };
const SLOT: LayerSpec = { kind: 'bulkhead', settings: { maxConcurrent: 1, queueLimit: 1 } };

const down = (): Promise<never> => Promise.reject(new Error('down'));

describe('events', () => {
  it('DR-30: tell what happened, in its order', async () => {
    const clock = new ManualClock();
    const events: GuardEvent[] = [];
    const work = new Work();
    const guarded = guard([RETRY, BREAKER, TIMEOUT], {
      clock,
      name: 'orders',
      onEvent: (event) => events.push(event),
    });
    const seen = watched(guarded.attempt(work.fn));
    await clock.pass(10);
    work.succeed();
    await clock.pass(20);
    work.fail();
    await clock.pass(1000);
    expect(seen.value).toMatchObject({ ok: false, kind: 'error', attempts: 2 });
    const start = events[0].at;
    const told = events.map(({ guard: name, at, ...event }) => ({ ...event, at: at - start, name }));
    expect(told).toEqual(
      [
        { type: 'admitted', call: 1, attempt: 1, at: 0 },
        { type: 'timeout', call: 1, layer: 'timeout', at: 10 },
        { type: 'retry', call: 1, layer: 'retry', delayMs: 20, at: 10 },
        { type: 'late', call: 1, outcome: 'ok', at: 10 },
        { type: 'admitted', call: 1, attempt: 2, at: 30 },
        {
          type: 'state',
          layer: 'circuit-breaker',
          from: 'closed',
          to: 'open',
          because: 'threshold of failures in a row reached',
          at: 30,
        },
        { type: 'settled', call: 1, ok: false, outcome: 'error', attempts: 2, tookMs: 30, at: 30 },
        {
          type: 'state',
          layer: 'circuit-breaker',
          from: 'open',
          to: 'half-open',
          because: 'open time over',
          at: 1030,
        },
      ].map((event) => ({ ...event, name: 'orders' })),
    );
  });

  it('DR-30: a listener that throws breaks nothing, and is counted', async () => {
    const heard: string[] = [];
    const guarded = guard([BREAKER], {
      clock: new ManualClock(),
      onEvent: () => {
        throw new Error('in the listener');
      },
    });
    const stop = guarded.listen(({ type }) => heard.push(type));
    expect(await guarded.call(() => 'fine')).toBe('fine');
    stop();
    expect(await guarded.call(() => 'fine')).toBe('fine');
    expect(heard).toEqual(['admitted', 'settled']);
    expect(guarded.stats()).toMatchObject({
      listenerErrors: 4,
      lastListenerError: { message: 'in the listener' },
    });
  });

  it('DR-30: a listener may use the guard, and change it', async () => {
    const clock = new ManualClock();
    let inner = 0;
    const guarded = guard([SLOT, BREAKER], { clock });
    const stop = guarded.listen((event) => {
      if (event.type !== 'settled' || inner > 2) return;
      inner++;
      void guarded.call(() => inner);
      guarded.configure([BREAKER]);
    });
    expect(await guarded.call(() => 'fine')).toBe('fine');
    await settle();
    stop();
    expect(guarded.stats()).toMatchObject({ calls: 4, underWay: 0, listenerErrors: 0 });
  });

  it('DR-30: tells of layers that turn calls away', async () => {
    const events: unknown[] = [];
    const guarded = guard([{ id: 'gate', kind: 'circuit-breaker', settings: { failureThreshold: 1 } }], {
      clock: new ManualClock(),
      onEvent: (event) => event.type === 'rejected' && events.push([event.layer, event.kind, event.call]),
    });
    await guarded.attempt(down);
    await guarded.attempt(down);
    expect(events).toEqual([['gate', 'short-circuited', 2]]);
  });
});

describe('explain', () => {
  it('DR-31: says whether a call would be let in, and why', async () => {
    const clock = new ManualClock();
    const guarded = guard([RETRY, BREAKER, SLOT], { clock });
    expect(guarded.explain()).toMatchObject({ admits: true, sentence: 'No layer would turn a call away.' });
    await clock.pass(4000);
    const seen = watched(guarded.attempt(down));
    await clock.pass(20);
    expect(seen.isOver).toBe(true);
    const before = guarded.snapshot();
    const { admits, sentence, layers } = guarded.explain();
    expect(admits).toBe(false);
    expect(sentence).toMatch(/^Open since 4\.02 s because .* Half-open in 1 s\.$/);
    expect(layers.map(({ layer, admits: one }) => [layer, one])).toEqual([
      ['retry', true],
      ['circuit-breaker', false],
      ['bulkhead', true],
    ]);
    expect(layers[1].retryAfterMs).toBe(1000);
    expect(guarded.snapshot()).toEqual(before);
  });

  it('DR-31: knows queues, and limits of keys', async () => {
    const clock = new ManualClock();
    const slot = guard([SLOT], { clock });
    const work = new Work();
    const all = [1, 2].map(() => watched(slot.attempt(work.fn)));
    expect(slot.explain().admits).toBe(false);
    work.succeed();
    await settle();
    expect([slot.explain().admits, all[0].isOver]).toEqual([true, true]);

    const limited = guard(
      [{ kind: 'rate-limiter', settings: { limit: 1, windowMs: 100, burst: 1, per: 'key' } }],
      {
        clock,
      },
    );
    await limited.attempt(() => 1, { key: 'a' });
    expect(limited.explain({ key: 'a' })).toMatchObject({ admits: false, layers: [{ retryAfterMs: 100 }] });
    expect(limited.explain({ key: 'b' }).admits).toBe(true);
  });
});

describe('stats', () => {
  it('DR-32: tell of calls, attempts, zombies and engines', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard([RETRY, BREAKER, TIMEOUT], { clock });
    await guarded.call(() => 1);
    const seen = watched(guarded.attempt(work.fn));
    expect(guarded.stats()).toMatchObject({ calls: 2, underWay: 1, running: 1, zombies: 0, attempts: 2 });
    await clock.pass(10);
    expect(guarded.stats()).toMatchObject({ underWay: 1, running: 0, zombies: 1 });
    await clock.pass(30);
    expect(seen.value).toMatchObject({ kind: 'timeout', attempts: 2 });
    const stats = guarded.stats();
    expect(stats).toMatchObject({ outcomes: { ok: 1, timeout: 1 }, zombies: 2, attempts: 3 });
    expect(stats.layers.map(({ layer, state }) => [layer, state])).toEqual([
      ['retry', undefined],
      ['circuit-breaker', 'open'],
      ['timeout', undefined],
    ]);
    expect(stats.layers[2].figures.timedOut).toBe(2);
    await clock.pass(1000);
    expect(guarded.stats().layers[1].state).toBe('half-open');
  });
});

describe('snapshots', () => {
  it('DR-33: calls under way are withdrawn from it', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const stack = [
      { kind: 'circuit-breaker', settings: { failureThreshold: 1, openForMs: 100 } },
      SLOT,
    ] as const;
    const guarded = guard(stack, { clock });
    await guarded.attempt(down);
    await clock.pass(100);
    const trial = watched(guarded.attempt(work.fn));
    const waiting = watched(guarded.attempt(work.fn));
    const other = guard(stack, { clock });
    expect(other.restore(JSON.parse(JSON.stringify(guarded.snapshot())))).toMatchObject({ ok: true });
    const [breaker, slot] = other.stats().layers;
    expect([breaker.state, breaker.figures.trialsIssued]).toEqual(['half-open', 0]);
    expect([slot.figures.current, slot.figures.queued]).toEqual([0, 0]);
    expect([trial.isOver, waiting.isOver]).toEqual([false, false]);
    expect(guarded.stats().layers[0].figures.trialsIssued).toBe(2);
  });

  it('DR-33: an open breaker stays open for the rest of its time, however long the other process ran', async () => {
    const old = new ManualClock();
    old.jump(86_400_000);
    const guarded = guard([BREAKER], { clock: old });
    await guarded.attempt(down);
    await guarded.attempt(down);
    await old.pass(300);
    const saved = guarded.snapshot();
    const clock = new ManualClock();
    clock.wall = old.wall + 200;
    const other = guard([BREAKER], { clock });
    other.restore(saved);
    await clock.pass(499);
    expect(await other.attempt(() => 1)).toMatchObject({ kind: 'short-circuited', retryAfterMs: 1 });
    await clock.pass(1);
    expect(await other.attempt(() => 1)).toMatchObject({ ok: true });
  });

  it('DR-34: what does not fit is refused, and changes nothing', async () => {
    const clock = new ManualClock();
    const guarded = guard([BREAKER], { clock });
    await guarded.attempt(down);
    const saved = guarded.snapshot();
    const longer = guard(
      [{ kind: 'circuit-breaker', settings: { tripOn: 'failure-rate-calls', windowCalls: 50 } }],
      {
        clock,
      },
    );
    const before = longer.snapshot();
    const refused: unknown[] = [
      undefined,
      [],
      { ...saved, version: 2 },
      { ...saved, savedAt: 'yesterday' },
      { ...saved, parts: [{ layer: 'x' }] },
      { ...saved, savedAt: saved.savedAt - 1 },
      saved,
    ];
    expect(
      refused.map((snapshot) => {
        const result = longer.restore(snapshot);
        return result.ok ? 'taken' : `${result.error[0].path}: ${result.error[0].expected}`;
      }),
    ).toEqual([
      'snapshot: a snapshot of a guard',
      'snapshot: a snapshot of a guard',
      'snapshot.version: 1',
      'snapshot.savedAt: milliseconds since 1970',
      'snapshot.parts[0]: the state of an engine',
      'snapshot.check: what belongs to this content',
      'snapshot.parts[0].state.outcomes: a list of 50 numbers, as the layer "circuit-breaker" has it now',
    ]);
    expect(longer.snapshot()).toEqual(before);
    const work = new Work();
    const busy = watched(guarded.attempt(work.fn));
    expect(guarded.restore(saved)).toMatchObject({ ok: false, error: [{ received: '1 of them' }] });
    work.succeed();
    await settle();
    expect([busy.isOver, guarded.restore(saved).ok]).toEqual([true, true]);
  });
});

describe('configure', () => {
  it('DR-35: calls under way end on the layers they entered, and engines go on', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const guarded = guard([TIMEOUT, BREAKER], { clock });
    await guarded.attempt(down);
    const old = watched(guarded.attempt(work.fn));
    const configured = guarded.configure([
      { kind: 'circuit-breaker', settings: { failureThreshold: 2, openForMs: 50 } },
      SLOT,
    ]);
    expect(configured).toEqual({ ok: true, value: undefined });
    await clock.pass(10);
    expect(old.value).toMatchObject({ kind: 'timeout' });
    expect(guarded.stats().layers.map(({ layer, figures }) => [layer, figures.failed])).toContainEqual([
      'circuit-breaker',
      1,
    ]);
    await guarded.attempt(down);
    expect(await guarded.attempt(() => 1)).toMatchObject({ kind: 'short-circuited', retryAfterMs: 50 });
    work.succeed();
    await settle();
    expect(guarded.stats()).toMatchObject({ zombies: 0 });
  });

  it('DR-35: lets waiters in for whom there is room now', async () => {
    const work = new Work();
    const guarded = guard([SLOT], { clock: new ManualClock() });
    void guarded.attempt(work.fn);
    void guarded.attempt(work.fn);
    expect(work.calls).toBe(1);
    guarded.configure([{ kind: 'bulkhead', settings: { maxConcurrent: 2, queueLimit: 1 } }]);
    expect(work.calls).toBe(2);
  });

  it('DR-35: what cannot work is reported, and changes nothing', async () => {
    const guarded = guard([BREAKER], { clock: new ManualClock() });
    expect(guarded.configure([{ kind: 'retry', settings: { maxAttempts: -1 } }])).toMatchObject({
      ok: false,
    });
    expect(guarded.configure('retry')).toMatchObject({ ok: false, error: [{ path: 'stack' }] });
    expect(guarded.configure([{ kind: 'load-balancer' }])).toMatchObject({ ok: false });
    expect(guarded.stats().layers.map(({ kind }) => kind)).toEqual(['circuit-breaker']);
  });

  it('many versions take the places of those that nobody uses', async () => {
    const guarded = guard([RETRY], { clock: new ManualClock() });
    for (let version = 0; version < 300; version++) {
      guarded.configure([
        { kind: 'retry', settings: { maxAttempts: 1 + (version % 3) } },
        ...(version % 2 ? [SLOT] : []),
      ]);
      expect(await guarded.call(() => version)).toBe(version);
    }
    expect(guarded.stats().layers).toHaveLength(2);
  });
});

describe('close', () => {
  it('DR-36: ends those that wait, lets those at work end, and leaves no timer', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const controller = new CountedAbort();
    const guarded = guard([RETRY, { kind: 'timeout', settings: { afterMs: 500 } }, SLOT], {
      clock,
      name: 'orders',
    });
    const running = watched(guarded.attempt(work.fn));
    const queued = watched(guarded.call(work.fn, { signal: controller.signal }));
    guarded.close();
    await settle();
    expect(queued.error).toMatchObject({
      name: 'RejectedError',
      kind: 'closed',
      message: 'orders: the guard was closed',
    });
    expect([running.isOver, controller.listeners]).toEqual([false, 0]);
    expect(await guarded.attempt(work.fn)).toMatchObject({ ok: false, kind: 'closed' });
    work.succeed('in the end');
    await settle();
    expect(running.value).toMatchObject({ ok: true, value: 'in the end' });
    expect([clock.timersLeft, guarded.explain().admits]).toEqual([0, false]);
  });

  it('DR-36: nothing tries again, and a retry that waits ends with what failed last', async () => {
    const clock = new ManualClock();
    const work = new Work();
    const error = new Error('the last one');
    const guarded = guard([RETRY], { clock });
    const waiting = watched(guarded.call(down));
    await settle();
    const running = watched(guarded.attempt(work.fn));
    guarded.close();
    await settle();
    expect(waiting.error).toMatchObject({ kind: 'closed', cause: { message: 'down' } });
    work.fail(error);
    await settle();
    expect(running.value).toMatchObject({ ok: false, kind: 'closed', cause: error });
    expect([clock.timersLeft, guarded.stats().underWay]).toEqual([0, 0]);
  });

  it('DR-36: a timeout over a function at work still comes', async () => {
    const clock = new ManualClock();
    const guarded = guard([TIMEOUT], { clock });
    const running = watched(guarded.attempt(new Work().fn));
    guarded.close();
    await clock.pass(10);
    expect(running.value).toMatchObject({ kind: 'timeout' });
    expect(clock.timersLeft).toBe(0);
  });
});
