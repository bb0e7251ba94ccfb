import { makeJudge } from '../scenario/expect/judge';
import type { EditedRun } from './edited-run';
import { RuleStops } from './rule-stops';
import type { SessionHost } from './session-view';
import { summaryOf } from './summary';

/**
 * What says how a run did: of its expectations while it goes on, and of all of it at its end; and where it pauses by
 * itself. A file of its own, fetched soon after the first frames, for at the beginning there is nothing to be said. Whoever
 * judges late sees all that was.
 */
export const judging = { makeJudge, summaryOf, makeStops };

function makeStops(runId: string, run: EditedRun, host: SessionHost): RuleStops {
  return new RuleStops(run, (stop) => host.say({ kind: 'stopped', runId, ...stop }));
}

export type Judging = typeof judging;
