import { expect, test, type Page } from '@playwright/test';
import { fiftyServices } from './fifty-services';
import { PlaygroundPage } from './pages/playground-page';

/**
 * The frames of the page under load, against the same page at rest in the same run: 50 services, 100 calls, six live
 * charts and 10,000 simulated requests a second. Ratios only: the machine is whatever it is.
 */
const SECONDS = 5;
/** Each state is measured so often, in turn, and the median counts. */
const ROUNDS = 3;
/** A frame this much longer than the usual 16.7 ms was dropped. */
const DROPPED_MS = 25;
const MOST_P95_RATIO = 1.25;
const MOST_MORE_DROPPED = 2;

interface Frames {
  readonly p95: number;
  readonly droppedPercent: number;
  readonly longTasks: readonly number[];
}

// A trace films the page while it runs, and the film would be what is measured.
test.use({ viewport: { width: 1440, height: 900 }, trace: 'off' });

test('fifty services under load keep the pace of the idle page', async ({ page }) => {
  test.setTimeout(180_000);
  const playground = new PlaygroundPage(page);
  await playground.openFile(fiftyServices());
  await playground.selectPart('core-3 → helper-3');
  await playground.enlargeDock();
  await expect(playground.dock.locator('.recharts-surface')).toHaveCount(6);
  // A machine that others use may disturb one attempt; what the page itself costs shows in every one.
  let found = await compare(playground);
  if (!isSmooth(found)) found = await compare(playground);
  expect(found.p95Ratio).toBeLessThanOrEqual(MOST_P95_RATIO);
  expect(found.moreDropped).toBeLessThanOrEqual(MOST_MORE_DROPPED);
});

interface Comparison {
  readonly p95Ratio: number;
  /** In percentage points. */
  readonly moreDropped: number;
}

function isSmooth({ p95Ratio, moreDropped }: Comparison): boolean {
  return p95Ratio <= MOST_P95_RATIO && moreDropped <= MOST_MORE_DROPPED;
}

/** Rest and load in turn, and the medians of each. */
async function compare(playground: PlaygroundPage): Promise<Comparison> {
  const { page } = playground;
  const idle: Frames[] = [];
  const busy: Frames[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await playground.pauseIfPlaying();
    await page.waitForTimeout(500);
    idle.push(await measureFrames(page));
    await playground.play();
    await page.waitForTimeout(2000);
    busy.push(await measureFrames(page));
  }
  idle.forEach((frames) => print('idle', frames));
  busy.forEach((frames) => print('busy', frames));
  console.log(`status bar: ${(await playground.status.innerText()).replaceAll('\n', ' ')}`);
  const p95Ratio = median(busy.map(({ p95 }) => p95)) / median(idle.map(({ p95 }) => p95));
  const dropped = (rounds: readonly Frames[]): number =>
    median(rounds.map(({ droppedPercent }) => droppedPercent));
  const moreDropped = dropped(busy) - dropped(idle);
  console.log(`p95 ${p95Ratio.toFixed(2)} x the idle page, dropped ${moreDropped.toFixed(1)} points more`);
  return { p95Ratio, moreDropped };
}

function print(name: string, { p95, droppedPercent, longTasks }: Frames): void {
  const tasks = longTasks.map(Math.round).join(' ') || 'none';
  console.log(
    `${name}: p95 ${p95.toFixed(1)} ms, dropped ${droppedPercent.toFixed(1)} %, long tasks ${tasks}`,
  );
}

async function measureFrames(page: Page): Promise<Frames> {
  const { intervals, longTasks } = await page.evaluate(async (seconds) => {
    const gaps: number[] = [];
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    await new Promise<void>((resolve) => {
      let last = performance.now();
      const end = last + seconds * 1000;
      const frame = (now: number): void => {
        gaps.push(now - last);
        last = now;
        if (now < end) requestAnimationFrame(frame);
        else resolve();
      };
      requestAnimationFrame(frame);
    });
    observer.disconnect();
    return { intervals: gaps.slice(1), longTasks: tasks };
  }, SECONDS);
  const sorted = intervals.toSorted((a, b) => a - b);
  return {
    p95: sorted[Math.floor(sorted.length * 0.95)],
    droppedPercent: (intervals.filter((gap) => gap > DROPPED_MS).length / intervals.length) * 100,
    longTasks,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
