import type { Result } from '../../base/result';
import { ok } from '../../base/result';
import { clampToRange, parseNumberText, stepOf, type NumberText, type Quantity } from './number-text';

/** What is being typed and not committed yet. Without a draft the field shows its value. */
export interface NumberDraft {
  readonly text: string;
  /** Why the last attempt to commit it failed; typing on does not clear it, the next attempt does. */
  readonly error: string | undefined;
}

/** The value of a draft. A text that reads as it was shown is the value itself, whatever was rounded off for show. */
export function commitDraft(
  draft: NumberDraft,
  value: number,
  shown: NumberText,
  quantity: Quantity,
): Result<number, string> {
  if (draft.text.trim() === shown.text) return ok(value);
  return parseNumberText(draft.text, quantity, shown.unit);
}

/** Arrow keys step from the value that the draft stands for, or from the last one if it stands for none. */
export function stepDraft(
  draft: NumberDraft | undefined,
  value: number,
  shown: NumberText,
  quantity: Quantity,
  steps: number,
): number {
  const typed = draft === undefined ? ok(value) : commitDraft(draft, value, shown, quantity);
  const from = typed.ok ? typed.value : value;
  return clampToRange(from + steps * stepOf(from, quantity), quantity);
}
