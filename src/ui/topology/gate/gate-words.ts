import { NS_PER_SECOND } from '../../../base/time';
import { BREAKER_FIELD, HEAD, type FrameView } from '../../../worker/frame';
import { BREAKER_MODE } from '../../breaker-ring/ring-geometry';
import { heldWord } from '../../inspector/breaker-words';

/** What stands beside a gate: the state in colour, then what comes next, then the figure of it. */
export interface GateLabel {
  readonly state: string;
  readonly next: string;
  readonly figure: string;
}

const CLOSED: GateLabel = { state: 'Closed', next: '', figure: '' };

export function gateLabel(frame: FrameView, row: number, trialsRequired: number): GateLabel {
  const mode = frame.layer(row, BREAKER_FIELD.mode);
  const held = heldWord(frame.layer(row, BREAKER_FIELD.control));
  if (held !== undefined) return { state: held, next: '', figure: '' };
  if (mode === BREAKER_MODE.open) {
    const left = frame.layer(row, BREAKER_FIELD.openUntil) - frame.head(HEAD.time);
    if (!Number.isFinite(left)) return { state: 'Open', next: '', figure: '' };
    return {
      state: 'Open',
      next: 'half-open in',
      figure: `${(Math.max(0, left) / NS_PER_SECOND).toFixed(1)} s`,
    };
  }
  if (mode === BREAKER_MODE.halfOpen) {
    const succeeded = frame.layer(row, BREAKER_FIELD.trialsSucceeded);
    return { state: 'Half-open', next: 'trials', figure: `${succeeded} of ${trialsRequired}` };
  }
  return CLOSED;
}

/** The name of the gate as a button: "Circuit breaker of orders → payments: open, half-open in 3.4 s". */
export function gateName(call: string, { state, next, figure }: GateLabel): string {
  const what = state.toLowerCase();
  if (next === '') return `Circuit breaker of ${call}: ${what}`;
  const then = next === 'trials' ? `${figure} trials succeeded` : `${next} ${figure}`;
  return `Circuit breaker of ${call}: ${what}, ${then}`;
}
