import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ERROR, OK } from '../../base/outcome';
import { CLOSED, HALF_OPEN, OPEN } from './catalogue';
import { modeOf, ours, peerWith, start, type Peer, type PeerSettings } from './peers-opossum.test-support';
import { pass, type OurBreaker, type PeerCall } from './peers.test-support';
import { callsInWindow, failuresInWindow } from './window';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'end'; readonly which: number; readonly failed: boolean }
  | { readonly kind: 'wait'; readonly ms: number };

const anyPeer: fc.Arbitrary<PeerSettings> = fc.record({
  errorThresholdPercentage: fc.constantFrom(20, 50, 75),
  rollingCountTimeout: fc.constantFrom(100, 400),
  rollingCountBuckets: fc.constantFrom(1, 4, 10),
  volumeThreshold: fc.integer({ min: 0, max: 6 }),
  resetTimeout: fc.constantFrom(30, 120, 1000),
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
      ms: fc.constantFrom(1, 10, 30, 100, 120, 400, 1000),
    }),
  },
);

const START: Step = { kind: 'start' };
const OPENS_AT_ONCE: PeerSettings = {
  errorThresholdPercentage: 20,
  rollingCountTimeout: 400,
  rollingCountBuckets: 4,
  volumeThreshold: 0,
  resetTimeout: 30,
};

function end(failed: boolean): Step {
  return { kind: 'end', which: 0, failed };
}

/** One history for each known difference: chance does not come upon every one of them in every run. */
const KNOWN_PARTINGS: [PeerSettings, Step[]][] = [
  [OPENS_AT_ONCE, [START, START, end(true), { kind: 'wait', ms: 30 }, end(false)]],
  [{ ...OPENS_AT_ONCE, volumeThreshold: 2 }, [START, end(true), START, end(false)]],
  [{ ...OPENS_AT_ONCE, volumeThreshold: 2 }, [START, START, end(true)]],
];

/** One history that both breakers go through. It ends where they part, which must be for a reason that is known. */
class History {
  readonly peer: Peer;
  readonly our: OurBreaker;
  compared = 0;
  readonly modes = new Set<number>();
  parted = '';
  private readonly open: { readonly call: PeerCall; readonly permit: number; readonly epoch: number }[] = [];

  constructor(settings: PeerSettings) {
    this.peer = peerWith(settings);
    this.our = ours(settings);
  }

  async take(step: Step): Promise<void> {
    const { peer, our } = this;
    let mayDiffer = '';
    if (step.kind === 'wait') {
      our.wait(step.ms);
      await pass(step.ms);
    } else if (step.kind === 'start') {
      const permit = our.ask();
      const call = start(peer);
      await pass();
      expect(call.started).toBe(permit > 0);
      if (permit > 0) this.open.push({ call, permit, epoch: our.state.changes });
    } else if (this.open.length > 0) {
      mayDiffer = await this.end(step.which % this.open.length, step.failed);
    }
    this.modes.add(our.state.mode);
    if (modeOf(peer) === our.state.mode) {
      this.compared += 1;
      return;
    }
    expect(mayDiffer).not.toBe('');
    this.parted = mayDiffer;
  }

  private async end(which: number, failed: boolean): Promise<string> {
    const { peer, our } = this;
    const [{ call, permit, epoch }] = this.open.splice(which, 1);
    const isLate = epoch !== our.state.changes;
    const { fires, failures } = peer.stats;
    const calls = callsInWindow(our.state, our.now) + 1;
    const sameWindow = fires === calls && failures === failuresInWindow(our.state, our.now);
    our.end(permit, failed ? ERROR : OK);
    if (failed) call.fail(new Error('down'));
    else call.succeed();
    await pass();
    if (isLate) return 'a late result';
    if (!sameWindow) return 'what is in the window';
    return !failed && our.state.mode === OPEN ? 'a success that judges' : '';
  }
}

describe('our breaker and opossum', () => {
  it(
    'CB-2, CB-6, CB-10: go through the same modes until a known difference parts them',
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
          history.peer.shutdown();
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
        'what is in the window',
      ]);
      // They must have gone together for long enough that their agreement says something.
      expect(seen.compared / seen.runs).toBeGreaterThan(15);
      expect(seen.whole).toBeGreaterThan(seen.runs / 10);
    },
  );
});
