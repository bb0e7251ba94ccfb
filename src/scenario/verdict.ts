import type { Time } from '../base/time';
import type { Range } from './format';

/** `undecided`: the run has not gone far enough to tell. */
export type Verdict = 'holds' | 'broken' | 'undecided';

/** By what data came to break a rule: the number of a saga, and the position of an event; 0 where there is none. */
export interface Culprit {
  readonly saga: number;
  readonly event: number;
}

/** What a run says about one expectation. */
export interface Judged {
  readonly id: string;
  readonly verdict: Verdict;
  /** The moment at which it became certain: the end of a second, or a change of state. */
  readonly at?: Time;
  /** One sentence with the figures it rests on. */
  readonly evidence: string;
  /** When in the run the expectation applies. */
  readonly range: Range;
  /** Where data broke a rule: what did. */
  readonly by?: Culprit;
  /** Of one that combines others. */
  readonly parts?: readonly Judged[];
}

/** One broken expectation breaks the run; one that is undecided leaves it open. */
export function overallVerdict(judged: readonly Judged[]): Verdict {
  if (judged.some((one) => one.verdict === 'broken')) return 'broken';
  return judged.some((one) => one.verdict === 'undecided') ? 'undecided' : 'holds';
}
