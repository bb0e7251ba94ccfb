import type { Fault } from '../../scenario/format';
import { draggedTo, withTurns, type DragLimits, type Grip } from './fault-drag';

/** How long the run is, and the present moment, in ms. */
export type RunTimes = Omit<DragLimits, 'snap'>;

export interface BarKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key means to the bar of a fault that has the focus. */
export type BarCommand =
  | { readonly does: 'open' | 'delete' | 'duplicate' | 'give-up' }
  | { readonly does: 'change'; readonly to: Fault };

const STEP_MS = 1000;
const FINE_MS = 100;

/**
 * Alt with the arrows moves the bar by a second, with Shift by a tenth of one; with Ctrl they move its end alone, and up
 * and down make its rise longer and shorter. Plus and minus make it come once more and once less.
 */
export function barCommand(event: BarKey, fault: Fault, run: RunTimes): BarCommand | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (metaKey) return undefined;
  if (altKey) {
    const step = shiftKey ? FINE_MS : STEP_MS;
    const by = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step }[key];
    if (by === undefined) return undefined;
    const across = key === 'ArrowRight' || key === 'ArrowLeft';
    const grip: Grip = across ? (ctrlKey ? 'to' : 'move') : ctrlKey ? 'fade' : 'grow';
    return { does: 'change', to: nudged(fault, grip, by, run) };
  }
  if (ctrlKey) return undefined;
  switch (key) {
    case 'Enter':
      return { does: 'open' };
    case 'Delete':
    case 'Backspace':
      return { does: 'delete' };
    case 'd':
    case 'D':
      return { does: 'duplicate' };
    case 'Escape':
      return { does: 'give-up' };
    case '+':
      return { does: 'change', to: withTurns(fault, fault.times + 1) };
    case '-':
      return { does: 'change', to: withTurns(fault, fault.times - 1) };
    default:
      return undefined;
  }
}

/** A step is exact: nothing draws it anywhere. */
function nudged(fault: Fault, grip: Grip, by: number, run: RunTimes): Fault {
  const at = {
    move: fault.fromMs,
    from: fault.fromMs,
    to: fault.toMs,
    grow: fault.fromMs + fault.rampInMs,
    fade: fault.toMs - fault.rampOutMs,
  }[grip];
  // A longer ramp out begins earlier.
  const to = at + (grip === 'fade' ? -by : by);
  return draggedTo({ fault, grip, turn: 0, at }, to, { ...run, snap: (ms) => ms });
}
