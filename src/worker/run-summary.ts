/** How a run did that was played for its whole length. */
export interface RunSummary {
  /** Length of the run in simulated seconds. */
  readonly seconds: number;
  /** Of what was asked and what ended, the larger: what goodput is divided by. */
  readonly requests: number;
  /** Those answered within the time that the scenario calls good: goodput is this over `requests`. */
  readonly answeredInTime: number;
  readonly verdict: Verdict;
  /** By second: how requests ended. */
  readonly strip: readonly StripSecond[];
}

export interface StripSecond {
  readonly served: number;
  readonly fallback: number;
  readonly late: number;
  readonly rejected: number;
  readonly failed: number;
}

/** What became of the scenario's expectations; those that do not hold are said in a sentence each. */
export interface Verdict {
  /** `open`: the run ended before all could be told. */
  readonly kind: 'none' | 'holds' | 'broken' | 'open';
  readonly expectations: number;
  readonly evidence: readonly string[];
}
