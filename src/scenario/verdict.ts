/** `undecided`: the run has not gone far enough to tell. */
export type Verdict = 'holds' | 'broken' | 'undecided';

/** What a run says about one expectation. */
export interface Judged {
  readonly id: string;
  readonly verdict: Verdict;
  /** One sentence with the figures it rests on. */
  readonly evidence: string;
}

/** One broken expectation breaks the run; one that is undecided leaves it open. */
export function overallVerdict(judged: readonly Judged[]): Verdict {
  if (judged.some((one) => one.verdict === 'broken')) return 'broken';
  return judged.some((one) => one.verdict === 'undecided') ? 'undecided' : 'holds';
}
