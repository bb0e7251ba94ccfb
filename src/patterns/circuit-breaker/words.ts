import { durationText, instantText, percentText } from '../../base/duration-text';
import {
  BREAKER_REASONS,
  CLOSED,
  FAILURES_IN_A_ROW,
  FAILURE_RATE,
  HALF_OPEN,
  OPEN,
  SLOW_RATE,
  TRIALS_SUCCEEDED,
  TRIALS_TOO_SLOW,
  TRIAL_FAILED,
} from './catalogue';
import type { Transition } from './history';
import type { BreakerState } from './state';

type Evidence = Pick<Transition, 'reason' | 'calls' | 'failures' | 'slow' | 'limit' | 'above'>;

const DID: Readonly<Record<number, string>> = {
  [CLOSED]: 'closed',
  [OPEN]: 'opened',
  [HALF_OPEN]: 'half-open',
};

/** A change of mode with what caused it: "opened at 2.04 s: 5 calls in a row failed (5 trip it)". */
export function changeText(transition: Transition): string {
  return `${DID[transition.to]} at ${instantText(transition.at)}: ${evidenceText(transition)}`;
}

/** Why the breaker opened last, as a clause. */
export function causeText(state: BreakerState): string {
  return evidenceText({
    reason: state.reason,
    calls: state.evidenceCalls,
    failures: state.evidenceFailures,
    slow: state.evidenceSlow,
    limit: state.evidenceLimit,
    above: state.evidenceAbove,
  });
}

function evidenceText({ reason, calls, failures, slow, limit, above }: Evidence): string {
  switch (reason) {
    case FAILURES_IN_A_ROW:
      return `${counted(calls, 'call', 'calls')} in a row failed (${limit} trip it)`;
    case FAILURE_RATE:
      return `${shareText(failures, calls)} failed (${percentText(failures / calls)}, ${rateText(limit, above)} trips it)`;
    case SLOW_RATE:
      return `${shareText(slow, calls)} were slow (${percentText(slow / calls)}, ${rateText(limit, above)} trips it)`;
    case TRIALS_TOO_SLOW:
      return `${counted(calls, 'trial', 'trials')} brought no verdict within ${durationText(limit)}`;
    case TRIAL_FAILED: {
      const tolerated = limit === 0 ? 'none' : String(limit);
      const how = slow === 0 ? 'failed' : `failed or were slow, ${slow} slow`;
      return `${failures} of ${counted(calls, 'trial', 'trials')} ${how} (${tolerated} may fail)`;
    }
    case TRIALS_SUCCEEDED:
      return `${calls - failures} of ${counted(calls, 'trial', 'trials')} succeeded`;
    default:
      return BREAKER_REASONS[reason].words;
  }
}

export function shareText(part: number, calls: number): string {
  return calls === 1 ? `${part} of 1 call` : `${part} of the last ${calls} calls`;
}

export function rateText(rate: number, above: number): string {
  return above === 1 ? `above ${percentText(rate)}` : `at least ${percentText(rate)}`;
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
