import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { small } from '../scenario/small-scenario.test-support';
import { HEAD } from '../worker/frame';
import type { StepUnit } from '../worker/lines';
import { FrameFeed } from './feed';
import { NearWorker } from './near-worker.test-support';
import { createRunStore } from './run-store';

const SCENARIO = small();
const END_MS = SCENARIO.durationMs;

/** What somebody does with a run, and how long the wall clock goes on after it. */
type Act =
  | { readonly kind: 'play' | 'pause' | 'undo' | 'redo' }
  | { readonly kind: 'speed' | 'seek' | 'edit' | 'choose' | 'delete'; readonly share: number }
  | { readonly kind: 'step' | 'back'; readonly unit: StepUnit };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const unit = fc.constantFrom<StepUnit>('event', 'request', 'change');
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('play', 'pause', 'undo', 'redo') }),
  fc.record({
    kind: fc.constantFrom('speed', 'seek', 'seek', 'edit', 'edit', 'edit', 'choose', 'delete'),
    share,
  }),
  fc.record({ kind: fc.constantFrom('step', 'back'), unit }),
);
const journeys = fc.array(fc.record({ act, waits: fc.boolean(), dies: fc.nat(2).map((one) => one === 0) }), {
  minLength: 2,
  maxLength: 12,
});

function setUp() {
  const worker = new NearWorker(SCENARIO);
  const run = createRunStore(worker, new FrameFeed((draw) => draw()));
  run.open({ kind: 'built-in', id: SCENARIO.id });
  worker.pass(32);
  return { worker, run };
}

type Page = ReturnType<typeof setUp>;

function perform({ run }: Page, one: Act): void {
  const nth = (part: number, count: number): number => Math.min(count - 1, Math.floor(part * count));
  const { lines } = run.getState();
  switch (one.kind) {
    case 'play':
    case 'pause':
    case 'undo':
    case 'redo':
      run[one.kind]();
      return;
    case 'speed':
      run.setSpeed([1, 10, 100][nth(one.share, 3)]);
      return;
    case 'seek':
      run.seek(one.share * END_MS * 1e6);
      return;
    case 'edit':
      void run.edit('nodes.shop.concurrency', 1 + nth(one.share, 9), 'workers');
      return;
    case 'choose':
      run.chooseLine(lines[nth(one.share, lines.length)].id);
      return;
    case 'delete':
      run.deleteLine(lines[nth(one.share, lines.length)].id);
      return;
    case 'step':
      run.step(one.unit);
      return;
    case 'back':
      run.stepBack(one.unit);
  }
}

/** All that the page shows of the run; percentages of the wall clock aside. */
function shown({ run }: Page): unknown {
  const { frame, points, changes } = run.feed;
  const { scenario, lines, line, log, undo, redo, replays, verdict } = run.getState();
  const told = lines.map(({ id, name, parent, from, log: commands, made }) => ({
    id,
    name,
    parent,
    from,
    commands,
    made,
  }));
  return {
    scenario,
    told,
    line,
    log,
    undo,
    redo,
    replays,
    verdict,
    points,
    changes,
    hash: frame?.hash,
    heads: [HEAD.time, HEAD.dispatched, HEAD.reach, HEAD.goodput, HEAD.logRows, HEAD.ended].map((field) =>
      frame?.head(field),
    ),
  };
}

/** Lets it come to rest: paused, everything told. */
async function rest({ worker, run }: Page): Promise<void> {
  await worker.settle();
  run.pause();
  for (let turn = 0; turn < 6; turn++) await worker.settle();
  expect(run.getState().mode).not.toBe('ahead');
}

describe('a page that loses its worker', () => {
  it('comes back to the same moment of the same line, whatever was done before', async () => {
    let branched = 0;
    await fc.assert(
      fc.asyncProperty(journeys, async (journey) => {
        const page = setUp();
        // There is a past to go to, and to begin other lines in.
        page.run.seek(END_MS * 5e5);
        await rest(page);
        for (const { act: one, waits, dies } of journey) {
          perform(page, one);
          if (waits) await page.worker.settle();
          if (!dies) continue;
          await rest(page);
          const before = shown(page);
          page.worker.kill();
          await rest(page);
          expect(page.run.getState().phase).toBe('ready');
          expect(shown(page)).toEqual(before);
          page.run.retry();
          await rest(page);
          expect(shown(page)).toEqual(before);
        }
        if (page.run.getState().lines.length > 1) branched++;
      }),
      { numRuns: 40 },
    );
    expect(branched).toBeGreaterThan(3);
  }, 60_000);
});
