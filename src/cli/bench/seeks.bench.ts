import { NS_PER_SECOND, type Time } from '../../base/time';
import { restoreCheckpoint, takeCheckpoint } from '../../sim/checkpoint';
import { Timeline } from '../../sim/timeline';
import { sixServices } from '../kernel/six-services';
import { holdModelNs } from './hold-model';
import { cpuSeconds, median } from './measure';

/**
 * What it takes to go to any moment of a ten-minute run of six services, and what the checkpoints for it take. The
 * figure to hold is a median seek under 16 ms at 1,000 requests a second, on a machine where a hold takes 140 ns.
 */
const LENGTH = 600;
const SEEKS = 100;
const MOST_MS = 16;
const REFERENCE_HOLD_NS = 140;

interface Figures {
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
}

function figuresOf(seconds: readonly number[]): Figures {
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] * 1000;
  return { median: median(seconds) * 1000, p95: at(0.95), longest: at(1) };
}

function words({ median: middle, p95, longest }: Figures): string {
  return `median ${middle.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${longest.toFixed(1)} ms`;
}

/** All over the run, and never twice in the same second. */
function moments(count: number): Time[] {
  return Array.from({ length: count }, (_, k) =>
    Math.round((((k * 61.803) % (LENGTH - 1)) + 0.37) * NS_PER_SECOND),
  );
}

function timed(times: readonly Time[], go: (time: Time) => void): Figures {
  return figuresOf(times.map((time) => cpuSeconds(() => go(time))));
}

function seeks(ratePerSecond: number): Figures {
  const timeline = new Timeline({ seed: 1, model: sixServices(ratePerSecond) });
  timeline.run(LENGTH * NS_PER_SECOND);
  const { world } = timeline;
  const found = timed(moments(SEEKS), (time) => timeline.seek(time));
  timeline.seek(LENGTH * NS_PER_SECOND);
  const visits = timed(moments(SEEKS / 2), (time) =>
    timeline.visit({ time, dispatched: Infinity }, () => timeline.run(time)),
  );
  const checkpoint = takeCheckpoint(world);
  const restored = figuresOf(
    Array.from({ length: SEEKS }, () => cpuSeconds(() => restoreCheckpoint(world, checkpoint))),
  );
  const kept = timeline.checkpointTimes.length;
  const megabytes = (timeline.checkpointBytes / 1048576).toFixed(1);
  console.log(`ten minutes at ${ratePerSecond} requests/s: seek ${words(found)}`);
  console.log(`  visit it from the end and come back ${words(visits)}; restore alone ${words(restored)}`);
  console.log(`  ${kept} checkpoints of ${LENGTH + 1} hold ${megabytes} MB`);
  return found;
}

const hold = median([1, 2, 3].map(() => holdModelNs()));
console.log(`hold model, 1,000 events: ${hold.toFixed(0)} ns a pair`);
const thousand = seeks(1000);
const scaled = (thousand.median * REFERENCE_HOLD_NS) / hold;
const holds = scaled < MOST_MS;
console.log(
  `${holds ? 'holds' : 'BROKEN'}: a median seek under ${MOST_MS} ms where a hold takes ${REFERENCE_HOLD_NS} ns, ` +
    `measured ${scaled.toFixed(1)} (${thousand.median.toFixed(1)} ms where it takes ${hold.toFixed(0)})`,
);
if (!holds) process.exitCode = 1;
seeks(10_000);
