import type { Call } from '../../../scenario/format';
import { edgeOfCall } from '../../../state/scenario-readings';

/** A name for each step that stays with it when steps change places: by its calls, and which of several like it. */
export function stepKeys(steps: readonly (readonly Call[])[]): readonly string[] {
  const seen = new Map<string, number>();
  return steps.map((calls) => {
    const words = calls.map(edgeOfCall).join(' ');
    const count = (seen.get(words) ?? 0) + 1;
    seen.set(words, count);
    return `${words} ${count}`;
  });
}
