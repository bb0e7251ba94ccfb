import { guard } from '../../driver/breakwater';
import { conclude } from './conclude';
import {
  breakerCases,
  failureCases,
  fourPatternCases,
  rejectionCases,
  singleCases,
  work,
  type Case,
} from './driver-cases.test-support';
import { median } from './measure';

/**
 * What guards cost around a function that does nothing, as multiples of awaiting it alone in the same round; beside
 * them those of others, around the same function with the same patterns.
 */
const ROUNDS = 15;
const CALLS = 20_000;
const FAILURES = 500;
const WINDOWS = [0, 1000, 50_000];

const bare: Case = { name: 'await', once: work };

async function cpuNs(calls: number, once: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call++) await once();
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / calls;
}

/** Slow ones are called less often, so that each takes about the same time: a hundredth of a second, or four at first. */
async function callsFor({ once }: Case): Promise<number> {
  const ns = await cpuNs(1000, once);
  const calls = Math.max(500, Math.min(CALLS, Math.round(1e7 / ns)));
  // Until it has run for a while, what is measured is the compiler.
  await cpuNs(calls * 4, once);
  return calls;
}

/** Nanoseconds of a call, and how many times a bare await that is: the medians of rounds in which all take their turns. */
async function table(title: string, cases: readonly Case[]): Promise<Map<string, number>> {
  await callsFor(bare);
  const times = new Map<Case, { ns: number[]; ratios: number[] }>();
  const counts = new Map<Case, number>();
  for (const one of cases) {
    times.set(one, { ns: [], ratios: [] });
    counts.set(one, await callsFor(one));
  }
  for (let round = 0; round < ROUNDS; round++) {
    const unit = await cpuNs(CALLS, bare.once);
    for (const [one, { ns, ratios }] of times) {
      const took = await cpuNs(counts.get(one) ?? CALLS, one.once);
      ns.push(took);
      ratios.push(took / unit);
    }
  }
  console.log(`\n${title}`);
  const result = new Map<string, number>();
  for (const [{ name }, { ns, ratios }] of times) {
    const ratio = median(ratios);
    result.set(name, ratio);
    console.log(
      `  ${name.padEnd(42)} ${median(ns).toFixed(0).padStart(8)} ns ${ratio.toFixed(1).padStart(7)} x`,
    );
  }
  return result;
}

/** What one failing call costs with so many calls in the window, in microseconds. */
async function failureTable(): Promise<number> {
  console.log(`\na failing call with ${WINDOWS.join(' / ')} calls in the window`);
  let growth = 1;
  // What has never run is slow at first, whatever is in its window.
  for (const { once } of failureCases()) await cpuNs(FAILURES, once);
  for (const { name, fill, once } of failureCases()) {
    const took: number[] = [];
    let filled = 0;
    for (const window of WINDOWS) {
      for (; filled < window; filled++) await fill();
      const turns: number[] = [];
      // The more there is in the window, the longer the slow ones take.
      for (let turn = 0; turn < 3; turn++)
        turns.push(await cpuNs(window > 1000 ? FAILURES / 10 : FAILURES, once));
      took.push(median(turns) / 1000);
    }
    const [empty, , full] = took;
    if (name.startsWith('breakwater')) growth = full / empty;
    console.log(`  ${name.padEnd(42)} ${took.map((us) => us.toFixed(1).padStart(9)).join('')} µs`);
  }
  return growth;
}

/** How many timers are set at once while so many calls wait for their timeouts, and how many when they have ended. */
async function timersOf(calls: number): Promise<{ busy: number; idle: number }> {
  const count = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  await rest();
  const before = count();
  const guards = Array.from({ length: 10 }, () =>
    guard([{ kind: 'timeout', settings: { afterMs: 60_000 } }]),
  );
  const ends: (() => void)[] = [];
  const waiting = guards.flatMap((guarded) =>
    Array.from({ length: calls / guards.length }, () =>
      guarded.call(() => new Promise<void>((resolve) => ends.push(resolve))),
    ),
  );
  const busy = count() - before;
  ends.forEach((end) => end());
  await Promise.all(waiting);
  await rest();
  return { busy, idle: count() - before };
}

/** Everything that promises have set in motion is over. */
function rest(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const singles = await table('a call, one pattern', [...breakerCases(), ...singleCases()]);
const fours = await table('a call, four patterns (retry, breaker, timeout, bulkhead)', fourPatternCases());
const rejections = await table('a call that is turned away', await rejectionCases());
const growth = await failureTable();
const timers = await timersOf(10_000);
console.log(
  `\n10,000 calls of 10 guards wait for timeouts: ${timers.busy} timer; ${timers.idle} when they have ended\n`,
);

function figure(rows: ReadonlyMap<string, number>, name: string): number {
  const ratio = rows.get(name);
  if (ratio === undefined) throw new Error(`Invariant broken: nothing is called "${name}"`);
  return ratio;
}

function atMost(most: number, rows: ReadonlyMap<string, number>, name: string): void {
  const ratio = figure(rows, name);
  conclude(ratio <= most, `${name}: at most ${most} x an await, measured ${ratio.toFixed(1)}`);
}

atMost(2.5, singles, 'breakwater: breaker, failures in a row');
atMost(12, fours, 'breakwater: four patterns');
atMost(3, rejections, 'breakwater: open, as a value');
conclude(
  growth <= 1.5,
  `a failure costs the same with 50,000 calls in the window, measured ${growth.toFixed(2)} x of an empty one`,
);
conclude(timers.busy === 1 && timers.idle === 0, 'one timer for all deadlines, none while idle');
// The breakers of others have timers that would keep the process alive.
process.exit();
