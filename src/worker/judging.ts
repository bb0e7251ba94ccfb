import { makeJudge } from '../scenario/expect/judge';
import { summaryOf } from './summary';

/**
 * What says how a run did: of its expectations while it goes on, and of all of it at its end. A file of its own, fetched
 * soon after the first frames, for at the beginning there is nothing to be said. Whoever judges late sees all that was.
 */
export const judging = { makeJudge, summaryOf };

export type Judging = typeof judging;
