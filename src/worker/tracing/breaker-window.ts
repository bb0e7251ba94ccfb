import { HALF_OPEN, OPEN, TRIAL_FAILED } from '../../patterns/circuit-breaker/catalogue';
import { outcomeInWindow, slownessInWindow } from '../../patterns/circuit-breaker/window';
import type { Guard } from '../../policies/guard';
import { BreakerGuard } from '../../policies/layers/breaker-layer';
import type { WhyWindow } from '../traces';

type Counted = WhyWindow['outcomes'][number];

/**
 * The calls that a breaker counted, call by call; null for other engines, and where it counts without knowing the order:
 * by time, or trials of which some failed.
 */
export function windowOf(guard: Guard): WhyWindow | null {
  if (!(guard instanceof BreakerGuard)) return null;
  const { state } = guard;
  if (state.mode === HALF_OPEN) return null;
  if (state.mode === OPEN && state.reason === TRIAL_FAILED) {
    const { evidenceCalls: trials, evidenceFailures: failures, evidenceSlow: slow } = state;
    if (failures !== trials || slow > 0) return null;
    return windowText(
      'Its trials',
      Array.from({ length: trials }, () => 'failed'),
    );
  }
  const { outcomes, windowCalls } = state;
  if (outcomes.length === 0 || windowCalls === 0) return null;
  const counted = Array.from({ length: windowCalls }, (_, place): Counted => {
    if (outcomeInWindow(state, place) === 1) return 'failed';
    return slownessInWindow(state, place) === 1 ? 'slow' : 'ok';
  });
  const title = windowCalls === 1 ? 'The only call it counted' : `The last ${windowCalls} calls it counted`;
  return windowText(title, counted);
}

function windowText(title: string, outcomes: readonly Counted[]): WhyWindow {
  const failed = outcomes.filter((one) => one === 'failed').length;
  const slow = outcomes.filter((one) => one === 'slow').length;
  const others = slow === 0 ? '' : `, and ${slow} more ${slow === 1 ? 'was' : 'were'} slow`;
  return { title, outcomes, text: `${failed} of ${outcomes.length} failed${others}.` };
}
