import { unaccounted, type Sample } from './sample';

/** Growth that the bookkeeping of stores explains (a few hundred bytes for each checkpoint): 4 MB in an hour. */
const MOST_BYTES_PER_MINUTE = 64 * 1024;

/** The traffic is the same all the time, and so is what is in flight, but for chance. */
const MOST_LIVE_RATIO = 1.5;

export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly holds: boolean;
}

/** Judges the samples after the warm-up. */
export function findings(samples: readonly Sample[], budgetBytes: number): Finding[] {
  const growth = slope(samples, unaccounted);
  const half = Math.floor(samples.length / 2);
  const early = mean(samples.slice(0, half), (sample) => sample.liveRows);
  const late = mean(samples.slice(half), (sample) => sample.liveRows);
  const first = samples[0];
  const last = samples[samples.length - 1];
  const mostCheckpoints = Math.max(...samples.map((sample) => sample.checkpoints));
  return [
    {
      what: `memory beside the stores that have a limit grows by at most ${kilobytes(MOST_BYTES_PER_MINUTE)} a simulated minute`,
      measured: kilobytes(growth),
      holds: growth <= MOST_BYTES_PER_MINUTE,
    },
    {
      what: `checkpoints stay within ${megabytes(budgetBytes)}`,
      measured: megabytes(mostCheckpoints),
      holds: mostCheckpoints <= budgetBytes,
    },
    {
      what: `rows in use in the second half are at most ${MOST_LIVE_RATIO} x those in the first`,
      measured: `${(late / early).toFixed(2)} x`,
      holds: late <= early * MOST_LIVE_RATIO,
    },
    {
      what: 'tables at most double: they grow by the peaks of chance only',
      measured: `${first.rowsOfTables} rows, then ${last.rowsOfTables}`,
      holds: last.rowsOfTables <= first.rowsOfTables * 2,
    },
  ];
}

/** Of the straight line that lies nearest to the samples: bytes a minute. */
function slope(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const minutes = mean(samples, (sample) => sample.minute);
  const values = mean(samples, of);
  let across = 0;
  let along = 0;
  for (const sample of samples) {
    across += (sample.minute - minutes) * (of(sample) - values);
    along += (sample.minute - minutes) ** 2;
  }
  return across / along;
}

function mean(samples: readonly Sample[], of: (sample: Sample) => number): number {
  return samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
