import type { CircuitBreakerPolicy } from 'cockatiel';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ERROR, OK } from '../../base/outcome';
import { CLOSED, HALF_OPEN, OPEN } from './catalogue';
import {
  MODE_OF,
  figuresOf,
  ours,
  peerWith,
  start,
  type Kind,
  type PeerSettings,
} from './peers-cockatiel.test-support';
import { pass, type OurBreaker, type PeerCall } from './peers.test-support';
import { callsInWindow, failuresInWindow } from './window';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'end'; readonly which: number; readonly failed: boolean }
  | { readonly kind: 'wait'; readonly ms: number };

const anyPeer: fc.Arbitrary<PeerSettings> = fc.record({
  kind: fc.constantFrom<Kind[]>('consecutive', 'count', 'sampling'),
  threshold: fc.constantFrom(0.25, 0.5, 0.75),
  size: fc.integer({ min: 1, max: 6 }),
  minimum: fc.integer({ min: 1, max: 6 }),
  duration: fc.constantFrom(500, 3000, 8000),
  halfOpenAfter: fc.constantFrom(20, 150, 1000),
  exponent: fc.constantFrom(1, 2),
  trials: fc.integer({ min: 1, max: 4 }),
  trialThreshold: fc.constantFrom(0, 0.5),
});
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Step>({ kind: 'start' }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(), failed: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 20, 100, 150, 500, 1000, 3000, 3_600_000),
    }),
  },
);

const START: Step = { kind: 'start' };
const LATER: Step = { kind: 'wait', ms: 500 };
const OPENS_AT_ONCE: PeerSettings = {
  kind: 'consecutive',
  threshold: 0.25,
  size: 1,
  minimum: 1,
  duration: 500,
  halfOpenAfter: 20,
  exponent: 1,
  trials: 1,
  trialThreshold: 0,
};
const OF_TWO: PeerSettings = { ...OPENS_AT_ONCE, kind: 'sampling', minimum: 2 };

function end(failed: boolean): Step {
  return { kind: 'end', which: 0, failed };
}

/** One history for each known difference: chance does not come upon every one of them in every run. */
const KNOWN_PARTINGS: [PeerSettings, Step[]][] = [
  [OPENS_AT_ONCE, [START, START, end(true), LATER, START, end(true), START]],
  [OF_TWO, [START, end(true), START, end(false)]],
  [{ ...OPENS_AT_ONCE, trials: 2, trialThreshold: 0.5 }, [START, end(true), LATER, START, end(false)]],
  [OF_TWO, [START, end(false), LATER, START, end(true)]],
];

/** One history that both breakers go through. It ends where they part, which must be for a reason that is known. */
class History {
  readonly peer: CircuitBreakerPolicy;
  readonly our: OurBreaker;
  compared = 0;
  readonly modes = new Set<number>();
  parted = '';
  private readonly open: { readonly call: PeerCall; readonly permit: number; readonly epoch: number }[] = [];

  constructor(private readonly settings: PeerSettings) {
    this.peer = peerWith(settings);
    this.our = ours(settings);
  }

  async take(step: Step): Promise<void> {
    const { our } = this;
    let mayDiffer = '';
    if (step.kind === 'wait') {
      our.wait(step.ms);
      await pass(step.ms);
    } else if (step.kind === 'start') {
      await this.start();
    } else if (this.open.length > 0) {
      mayDiffer = await this.end(step.which % this.open.length, step.failed);
    }
    this.modes.add(our.state.mode);
    if (this.agrees()) {
      this.compared += 1;
      return;
    }
    expect(mayDiffer).not.toBe('');
    this.parted = mayDiffer;
  }

  private async start(): Promise<void> {
    const { peer, our } = this;
    const permit = our.ask();
    // There it would wait for the verdict; a test of its own shows that.
    if (permit < 0 && our.state.mode === HALF_OPEN) return;
    const call = start(peer);
    await pass();
    expect(call.started).toBe(permit > 0);
    if (permit > 0) this.open.push({ call, permit, epoch: our.state.changes });
  }

  /** There an open breaker is half-open once it has let the first trial through. */
  private agrees(): boolean {
    const { peer, our } = this;
    const waitsForFirstCall = our.state.mode === HALF_OPEN && our.state.trialsIssued === 0;
    return MODE_OF[peer.state] === (waitsForFirstCall ? OPEN : our.state.mode);
  }

  private async end(which: number, failed: boolean): Promise<string> {
    const { peer, our, settings } = this;
    const [{ call, permit, epoch }] = this.open.splice(which, 1);
    const isLate = epoch !== our.state.changes;
    const wasHalfOpen = our.state.mode === HALF_OPEN;
    const window = [callsInWindow(our.state, our.now), failuresInWindow(our.state, our.now)];
    const figures = settings.kind === 'consecutive' ? [our.state.consecutive] : window;
    const sameWindow = figuresOf(peer, settings.kind).join() === figures.join();
    our.end(permit, failed ? ERROR : OK);
    if (failed) call.fail(new Error('down'));
    else call.succeed();
    await pass();
    if (isLate) return 'a late result';
    if (wasHalfOpen) return settings.trials > 1 ? 'a verdict as soon as it is certain' : '';
    if (!sameWindow) return 'what is in the window';
    return !failed && our.state.mode === OPEN ? 'a success that judges' : '';
  }
}

describe('our breaker and cockatiel', () => {
  it(
    'CB-2, CB-4, CB-6, CB-35: go through the same modes until a known difference parts them',
    { timeout: 30_000 },
    async () => {
      const seen = { compared: 0, whole: 0, runs: 0, parted: new Set<string>(), modes: new Set<number>() };
      const property = fc.asyncProperty(
        anyPeer,
        fc.array(anyStep, { minLength: 10, maxLength: 80 }),
        async (settings, steps) => {
          const history = new History(settings);
          for (const step of steps) {
            await history.take(step);
            if (history.parted !== '') break;
          }
          seen.runs += 1;
          seen.compared += history.compared;
          if (history.parted === '') seen.whole += 1;
          else seen.parted.add(history.parted);
          for (const mode of history.modes) seen.modes.add(mode);
        },
      );
      await fc.assert(property, { numRuns: 400, examples: KNOWN_PARTINGS });
      expect([...seen.modes].sort((a, b) => a - b)).toEqual([CLOSED, OPEN, HALF_OPEN]);
      expect([...seen.parted].sort((a, b) => (a < b ? -1 : 1))).toEqual([
        'a late result',
        'a success that judges',
        'a verdict as soon as it is certain',
        'what is in the window',
      ]);
      // They must have gone together for long enough that their agreement says something.
      expect(seen.compared / seen.runs).toBeGreaterThan(15);
      expect(seen.whole).toBeGreaterThan(seen.runs / 10);
    },
  );
});
