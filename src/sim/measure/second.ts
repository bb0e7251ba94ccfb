/** What was measured in one whole second, a row for each part of each group (in the order of GROUPS). */
export interface Second {
  readonly rows: number[];
  readonly counts: Float64Array[];
  /** Levels at the end of the second. */
  readonly levels: Float64Array[];
  /** Latencies as sparse histograms (base/histogram.ts), by group and row; none for a group that keeps none. */
  readonly latencies: Uint32Array[][];
}

/** Shared by all idle parts: thousands of empty arrays a second would be most of a history. */
export const NO_LATENCIES = new Uint32Array(0);

export function latenciesOf({ latencies }: Second, g: number, row: number): Uint32Array {
  return row < latencies[g].length ? latencies[g][row] : NO_LATENCIES;
}
