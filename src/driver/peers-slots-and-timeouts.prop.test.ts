import { TimeoutStrategy, bulkhead, timeout, TaskCancelledError, BulkheadRejectedError } from 'cockatiel';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RejectedError, TimeoutError } from './errors';
import { guard } from './guard';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Calls = (action: () => Promise<number>) => Promise<unknown>;

interface Step {
  readonly kind: 'start' | 'end';
  readonly which: number;
  readonly fails: boolean;
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('start', 'start', 'end'),
    which: fc.nat(99),
    fails: fc.boolean(),
  }),
  { minLength: 5, maxLength: 60 },
);

/** What a call ended with, in words that both have. */
function endOf(error: unknown): string {
  if (error instanceof BulkheadRejectedError || error instanceof RejectedError) return 'turned away';
  if (error instanceof TaskCancelledError || error instanceof TimeoutError) return 'timed out';
  return error instanceof Error ? error.message : String(error);
}

/** Calls that are made one after another, by their numbers. All comes to rest between them: see defect 3. */
class Side {
  /** What happened: "3 begins", "3: turned away". */
  readonly told: string[] = [];
  private readonly atWork: { readonly number: number; readonly end: (fails: boolean) => void }[] = [];
  private made = 0;

  constructor(private readonly calls: Calls) {}

  async step({ kind, which, fails }: Step): Promise<void> {
    if (kind === 'start') this.start();
    else if (this.atWork.length > 0) {
      const [{ end }] = this.atWork.splice(which % this.atWork.length, 1);
      end(fails);
    }
    await vi.advanceTimersByTimeAsync(0);
  }

  private start(): void {
    const number = ++this.made;
    const called = this.calls(() => {
      this.told.push(`${number} begins`);
      return new Promise((resolve, reject) => {
        const end = (fails: boolean): void => (fails ? reject(new Error('failed')) : resolve(number));
        this.atWork.push({ number, end });
      });
    });
    called.then(
      (value) => this.told.push(`${number}: ${String(value)}`),
      (error: unknown) => this.told.push(`${number}: ${endOf(error)}`),
    );
  }
}

describe('a guard', () => {
  it('DR-23: lets in, queues and turns away the same calls as the bulkhead of cockatiel', async () => {
    const seen = { turnedAway: 0, ends: 0 };
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      steps,
      async (maxConcurrent, queueLimit, script) => {
        const peer = bulkhead(maxConcurrent, queueLimit);
        const guarded = guard([{ kind: 'bulkhead', settings: { maxConcurrent, queueLimit } }]);
        const [theirs, ours] = [
          new Side((action) => peer.execute(action)),
          new Side((action) => guarded.call(action)),
        ];
        for (const step of script) {
          await theirs.step(step);
          await ours.step(step);
          // Within a step it may be told in another order: who begins, and who has ended.
          expect(ours.told.toSorted(byText)).toEqual(theirs.told.toSorted(byText));
        }
        seen.turnedAway += ours.told.filter((told) => told.endsWith('turned away')).length;
        seen.ends += ours.told.filter((told) => told.endsWith('failed')).length;
      },
    );
    await fc.assert(property, { numRuns: 100 });
    expect(seen.turnedAway).toBeGreaterThan(100);
    expect(seen.ends).toBeGreaterThan(100);
  });

  it('DR-23: gives up the same calls at the same times as the timeout of cockatiel', async () => {
    const met = new Set<string>();
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 40 }),
      fc.boolean(),
      async (afterMs, takesMs, fails) => {
        // At the very same millisecond it depends on who has set a timer first.
        fc.pre(takesMs !== afterMs);
        const peer = timeout(afterMs, TimeoutStrategy.Aggressive);
        const guarded = guard([{ kind: 'timeout', settings: { afterMs } }]);
        const ends = await Promise.all(
          [(action: Action) => peer.execute(action), (action: Action) => guarded.call(action)].map((calls) =>
            endWithTime(calls, takesMs, fails),
          ),
        );
        expect(ends[1]).toEqual(ends[0]);
        met.add(ends[0].end);
      },
    );
    await fc.assert(property, { numRuns: 150 });
    expect([...met].toSorted(byText)).toEqual(['7', 'failed', 'timed out']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

type Action = () => Promise<number>;

async function endWithTime(
  calls: Calls,
  takesMs: number,
  fails: boolean,
): Promise<{ end: string; atMs: number }> {
  const began = Date.now();
  const ended = calls(async () => {
    await new Promise((resolve) => setTimeout(resolve, takesMs));
    if (fails) throw new Error('failed');
    return 7;
  }).then(
    (value) => ({ end: String(value), atMs: Date.now() - began }),
    (error: unknown) => ({ end: endOf(error), atMs: Date.now() - began }),
  );
  await vi.advanceTimersByTimeAsync(50);
  return ended;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
