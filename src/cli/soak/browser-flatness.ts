import type { Heap } from './heaps';

export interface BrowserSample {
  readonly minute: number;
  readonly page: Heap;
  readonly worker: Heap;
  /** Of the document: elements that were taken away are to go. */
  readonly elements: number;
}

export interface BrowserFinding {
  readonly what: string;
  readonly measured: string;
  readonly holds: boolean;
}

const MB = 1024 * 1024;
/** By so much may the second half lie above the first: what is kept of each second of the run. */
const MOST_SHARE = 1.1;
const MOST_MORE = 2 * MB;
/** Checkpoints have a budget, and history is packed. */
const MOST_BUFFERS = 160 * MB;

/** Judges the samples after the warm-up. */
export function browserFindings(samples: readonly BrowserSample[]): BrowserFinding[] {
  return [
    grows('objects of the page', samples, ({ page }) => page.objects),
    grows('typed arrays of the page', samples, ({ page }) => page.buffers),
    grows('objects of the worker', samples, ({ worker }) => worker.objects),
    grows('elements of the page', samples, ({ elements }) => elements, String),
    atMost(Math.max(...samples.map(({ worker }) => worker.buffers))),
  ];
}

function grows(
  what: string,
  samples: readonly BrowserSample[],
  of: (sample: BrowserSample) => number,
  words: (value: number) => string = inMegabytes,
): BrowserFinding {
  const half = Math.floor(samples.length / 2);
  const [early, late] = [median(samples.slice(0, half).map(of)), median(samples.slice(half).map(of))];
  const slack = words === inMegabytes ? MOST_MORE : 200;
  return {
    what: `${what}: the second half at most ${MOST_SHARE} x the first, or ${words(slack)} more`,
    measured: `${words(early)}, then ${words(late)}`,
    holds: late <= Math.max(early * MOST_SHARE, early + slack),
  };
}

function atMost(most: number): BrowserFinding {
  return {
    what: `typed arrays of the worker: at most ${inMegabytes(MOST_BUFFERS)}`,
    measured: inMegabytes(most),
    holds: most <= MOST_BUFFERS,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

export function inMegabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}
