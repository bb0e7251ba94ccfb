import type { Range } from './format';

/** A range of whole seconds, as the history counts them: from the first up to but without the last. */
export interface Seconds {
  readonly from: number;
  readonly to: number;
}

export function secondsOf(range: Range): Seconds {
  return { from: range.fromMs / 1000, to: range.toMs / 1000 };
}
