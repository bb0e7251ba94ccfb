import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import fc from 'fast-check';
import CircuitBreaker from 'opossum';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import * as engine from './engine';
import { fields } from './settings';

/**
 * Histories of calls beside the bulkhead of cockatiel 4.0.0 and the capacity of opossum 10.0.0, under fake time: who
 * starts, in which order, and who is turned away. What is known to differ, and why ours does it in another way:
 *
 * - a newcomer between a release and the next holder gets cockatiel's slot, and the waiter is turned away: defect 3. Ours
 *   hands the slot over within the release.
 * - a waiter that is aborted keeps its place in cockatiel's queue until its turn comes, so that newcomers are turned away
 *   for nobody's sake. Ours leaves at once.
 * - calls that opossum turns away for want of capacity count as failures of the callee, and open it: defect 9. Ours is a
 *   layer of its own, and a breaker takes its rejections for what they are.
 * - a call that timed out frees its place in opossum while its work goes on: defect 12. Ours keeps it.
 */
type Step = { readonly kind: 'ask' } | { readonly kind: 'finish'; readonly which: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof<fc.WeightedArbitrary<Step>[]>(
    { weight: 3, arbitrary: fc.constant({ kind: 'ask' }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('finish' as const), which: fc.nat(9) }) },
  ),
  { maxLength: 40 },
);

interface Trace {
  readonly started: number[];
  readonly rejected: number[];
}

/** Work that ends when it is told to. */
class Works {
  readonly trace: Trace = { started: [], rejected: [] };
  readonly running: { readonly ticket: number; readonly end: () => void }[] = [];

  begin(ticket: number): Promise<void> {
    this.trace.started.push(ticket);
    return new Promise((end) => {
      this.running.push({ ticket, end });
    });
  }

  finish(which: number): void {
    if (this.running.length === 0) return;
    const [work] = this.running.splice(which % this.running.length, 1);
    work.end();
  }
}

function settle(): Promise<void> {
  return vi.advanceTimersByTimeAsync(0).then(() => undefined);
}

async function peerTrace(ask: (works: Works, ticket: number) => Promise<unknown>, todo: readonly Step[]) {
  const works = new Works();
  let tickets = 0;
  for (const step of todo) {
    if (step.kind === 'finish') works.finish(step.which);
    else {
      const ticket = ++tickets;
      void ask(works, ticket).catch(() => works.trace.rejected.push(ticket));
    }
    await settle();
  }
  return works.trace;
}

function ourTrace(maxConcurrent: number, queueLimit: number, todo: readonly Step[]): Trace {
  const config = engine.configure({ ...defaultsOf(fields), maxConcurrent, queueLimit });
  const state = engine.init(config, 0);
  const trace: Trace = { started: [], rejected: [] };
  const running: number[] = [];
  const start = (ticket: number): void => {
    trace.started.push(ticket);
    running.push(ticket);
  };
  let tickets = 0;
  for (const step of todo) {
    if (step.kind === 'ask') {
      const ticket = ++tickets;
      const answer = engine.tryAcquire(config, state, ticket, 0);
      if (answer === engine.ACQUIRED) start(ticket);
      if (answer === engine.REJECTED) trace.rejected.push(ticket);
    } else if (running.length > 0) {
      running.splice(step.which % running.length, 1);
      const next = engine.release(config, state, 0);
      if (next !== engine.NOBODY) start(next);
    }
  }
  return trace;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('beside cockatiel', () => {
  it('BH-1, BH-2, BH-5: the same calls start in the same order, and the same are turned away', async () => {
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      steps,
      async (slots, places, todo) => {
        const policy = bulkhead(slots, places);
        const theirs = await peerTrace((works, ticket) => policy.execute(() => works.begin(ticket)), todo);
        expect(ourTrace(slots, places, todo)).toEqual(theirs);
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });

  it('defect 3: its waiter loses the slot to newcomers, ours has it before they can ask', async () => {
    const policy = bulkhead(1, 1);
    const works = new Works();
    const work = works.begin(1);
    void policy.execute(() => work);
    const fate = policy
      .execute(() => works.begin(2))
      .then(
        () => 'served',
        (error: unknown) => (error instanceof BulkheadRejectedError ? 'rejected' : 'failed'),
      );
    await settle();
    // Whoever waits for the same work is told right after the bulkhead, and before the waiter that it lets in.
    void work.then(() => {
      for (const ticket of [3, 4]) void policy.execute(() => works.begin(ticket));
    });
    works.finish(0);
    await settle();
    expect([works.trace.started, await fate]).toEqual([[1, 3], 'rejected']);

    const config = engine.configure({ ...defaultsOf(fields), maxConcurrent: 1, queueLimit: 1 });
    const state = engine.init(config, 0);
    for (const ticket of [1, 2]) engine.tryAcquire(config, state, ticket, 0);
    expect(engine.release(config, state, 0)).toBe(2);
    const answers = [3, 4].map((ticket) => engine.tryAcquire(config, state, ticket, 0));
    expect(answers).toEqual([engine.QUEUED, engine.REJECTED]);
  });

  it('BH-6: its aborted waiter keeps the place, ours gives it up at once', async () => {
    const policy = bulkhead(1, 1);
    const works = new Works();
    void policy.execute(() => works.begin(1));
    const gone = new AbortController();
    void policy.execute(() => works.begin(2), gone.signal).catch(() => undefined);
    await settle();
    gone.abort();
    await settle();
    const newcomer = policy
      .execute(() => works.begin(3))
      .then(
        () => 'served',
        () => 'rejected',
      );
    await settle();
    expect([policy.queueSlots, await newcomer]).toEqual([0, 'rejected']);

    const config = engine.configure({ ...defaultsOf(fields), maxConcurrent: 1, queueLimit: 1 });
    const state = engine.init(config, 0);
    for (const ticket of [1, 2]) engine.tryAcquire(config, state, ticket, 0);
    engine.leave(state, 2, 0);
    expect(engine.tryAcquire(config, state, 3, 0)).toBe(engine.QUEUED);
  });
});

describe('beside opossum', () => {
  const breakerOf = (capacity: number, timeout: number | false, volumeThreshold: number) =>
    new CircuitBreaker((work: () => Promise<void>) => work(), {
      capacity,
      timeout,
      volumeThreshold,
      rollingPercentilesEnabled: false,
    });

  it('BH-1, BH-2: the same calls start, and the same are turned away', async () => {
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 3 }), steps, async (slots, todo) => {
      // With so few calls it never opens by itself.
      const breaker = breakerOf(slots, false, 1000);
      const theirs = await peerTrace((works, ticket) => breaker.fire(() => works.begin(ticket)), todo);
      breaker.shutdown();
      expect(ourTrace(slots, 0, todo)).toEqual(theirs);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('defect 9: turning three calls away opens its circuit, while the callee has failed nobody', async () => {
    const breaker = breakerOf(1, false, 0);
    const works = new Works();
    void breaker.fire(() => works.begin(1));
    for (const ticket of [2, 3, 4]) void breaker.fire(() => works.begin(ticket)).catch(() => undefined);
    await settle();
    expect([breaker.opened, works.trace.started]).toEqual([true, [1]]);
    breaker.shutdown();

    const config = engine.configure({ ...defaultsOf(fields), maxConcurrent: 1 });
    const state = engine.init(config, 0);
    for (const ticket of [1, 2, 3, 4]) engine.tryAcquire(config, state, ticket, 0);
    engine.release(config, state, 0);
    expect(engine.tryAcquire(config, state, 5, 0)).toBe(engine.ACQUIRED);
  });

  it('defect 12, BH-18: it lets four actions run in one place, ours one, until the work has really ended', async () => {
    const breaker = breakerOf(1, 10, 1000);
    const works = new Works();
    for (const ticket of [1, 2, 3, 4]) {
      void breaker.fire(() => works.begin(ticket)).catch(() => undefined);
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(works.running).toHaveLength(4);
    breaker.shutdown();

    const config = engine.configure({ ...defaultsOf(fields), maxConcurrent: 1 });
    const state = engine.init(config, 0);
    // Nothing but the end of the work releases a slot; that the caller has given up is not told to a bulkhead.
    const answers = [1, 2, 3, 4].map((ticket) => engine.tryAcquire(config, state, ticket, 20e6 * ticket));
    expect(answers).toEqual([engine.ACQUIRED, engine.REJECTED, engine.REJECTED, engine.REJECTED]);
    engine.release(config, state, 100e6);
    expect(engine.tryAcquire(config, state, 5, 100e6)).toBe(engine.ACQUIRED);
  });
});
