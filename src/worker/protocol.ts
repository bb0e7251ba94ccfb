/**
 * What page and worker say to each other: one union each way, every message with the id of its run, because one
 * worker can hold several. A run that was asked for ends in exactly one `finished` or `failed`.
 */
export interface RunRequest {
  readonly kind: 'run';
  readonly runId: string;
  readonly scenarioId: string;
  readonly seed: number;
}

export type ToWorker = RunRequest;

export interface RunFinished {
  readonly kind: 'finished';
  readonly runId: string;
  /** The trace hash, 16 hexadecimal digits: the same run gives the same one on every machine. */
  readonly hash: string;
  /** Events that the kernel dispatched. */
  readonly events: number;
  readonly summary: RunSummary;
}

export interface RunFailed {
  readonly kind: 'failed';
  readonly runId: string;
  readonly message: string;
}

export type FromWorker = RunFinished | RunFailed;

export interface RunSummary {
  /** Length of the run in simulated seconds. */
  readonly seconds: number;
  /** Requests that users asked. */
  readonly requests: number;
  /** Those answered within the time that the scenario calls good: goodput is this over `requests`. */
  readonly answeredInTime: number;
  readonly verdict: Verdict;
}

/** What became of the scenario's expectations; those that do not hold are said in a sentence each. */
export interface Verdict {
  /** `open`: the run ended before all could be told. */
  readonly kind: 'none' | 'holds' | 'broken' | 'open';
  readonly expectations: number;
  readonly evidence: readonly string[];
}
