import { NS_PER_SECOND } from '../base/time';
import { Timeline } from '../sim/timeline';
import { cpuSeconds } from './bench/measure';
import { sixServices } from './kernel/six-services';
import { findings, megabytes } from './soak/flatness';
import { readRequest, type Request } from './soak/request';
import { takeSample, unaccounted, type Sample } from './soak/sample';

/**
 * An hour of simulated traffic as fast as it goes, and whether its memory is flat. Everything that a run keeps for
 * good has a limit of its own (measurements, checkpoints, log); what is taken beside that must not grow.
 * Options: --minutes 12, --rate 500 (requests a second).
 */
const BUDGET_BYTES = 64 * 1024 * 1024;
const SAMPLE_SECONDS = 10;
const PRINT_MINUTES = 5;

/** What compilers and growing tables take first says nothing of an hour. */
const WARM_UP_MINUTES = 10;

const HEAD = [
  'minute',
  'heap',
  'buffers',
  'history',
  'checkpoints',
  'beside these',
  'log rows',
  'rows in use',
  'of',
  'M events/s',
];
const WIDTH = 13;

function soak({ minutes, ratePerSecond }: Request): boolean {
  const timeline = new Timeline({ seed: 1, model: sixServices(ratePerSecond), budgetBytes: BUDGET_BYTES });
  const samples: Sample[] = [];
  let spent = 0;
  let printed: Sample | undefined;
  console.log(line(HEAD));
  for (let second = SAMPLE_SECONDS; second <= minutes * 60; second += SAMPLE_SECONDS) {
    spent += cpuSeconds(() => {
      const end = timeline.run(second * NS_PER_SECOND);
      if (end !== 'time') throw new Error(`The run stopped at ${timeline.world.now} ns: ${end}`);
    });
    samples.push(takeSample(timeline, second / 60, spent));
    if (second % (PRINT_MINUTES * 60) === 0 || second === minutes * 60) {
      const newest = samples[samples.length - 1];
      console.log(line(cells(newest, printed)));
      printed = newest;
    }
  }
  const warmUp = Math.min(WARM_UP_MINUTES, minutes / 3);
  const all = findings(
    samples.filter(({ minute }) => minute > warmUp),
    BUDGET_BYTES,
  );
  for (const { what, measured, holds } of all) {
    console.log(`${holds ? 'holds ' : 'BROKEN'}  ${what}: measured ${measured}`);
  }
  const flat = all.every(({ holds }) => holds);
  console.log(`${flat ? 'flat' : 'NOT FLAT'} after the first ${warmUp.toFixed(0)} of ${minutes} minutes`);
  return flat;
}

function cells(sample: Sample, before?: Sample): string[] {
  const events = sample.events - (before?.events ?? 0);
  const seconds = sample.cpuSeconds - (before?.cpuSeconds ?? 0);
  return [
    String(sample.minute),
    megabytes(sample.heap),
    megabytes(sample.arrayBuffers),
    megabytes(sample.history),
    megabytes(sample.checkpoints),
    megabytes(unaccounted(sample)),
    String(sample.logRows),
    String(sample.liveRows),
    String(sample.rowsOfTables),
    (events / seconds / 1e6).toFixed(2),
  ];
}

function line(texts: readonly string[]): string {
  return texts.map((text) => text.padStart(WIDTH)).join('');
}

if (globalThis.gc === undefined) throw new Error('Run it by npm run soak: it needs node --expose-gc');
process.exitCode = soak(readRequest(process.argv.slice(2))) ? 0 : 1;
