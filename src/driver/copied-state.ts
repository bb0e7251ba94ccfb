import type { PlainState } from '../base/shape';
import type { Guard } from '../policies/guard';

/** A copy of an engine's state that shares nothing with it. */
function copiedState(state: PlainState): PlainState {
  const copy = { ...state };
  for (const [field, value] of Object.entries(copy)) {
    if (value instanceof Float64Array) copy[field] = value.slice();
  }
  return copy;
}

/** The same engine with a state of its own, to be asked and not to be used: whatever it does stays there. */
export function copyOf<OneGuard extends Guard>(guard: OneGuard): OneGuard {
  const copy: OneGuard = Object.create(guard, { state: { value: copiedState(guard.state) } });
  return copy;
}
