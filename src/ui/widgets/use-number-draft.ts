import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import type { FieldLink } from './field-context';
import { commitDraft, stepDraft, type NumberDraft } from './number-draft';
import { numberText, type NumberText, type Quantity } from './number-text';

interface NumberDraftHandle {
  readonly id: string;
  readonly shown: NumberText;
  /** What is typed and not committed; `undefined` while the field shows its value. */
  readonly draft: NumberDraft | undefined;
  readonly type: (text: string) => void;
  readonly commit: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** What keys do in a number field: Enter commits, Escape restores, the arrows step, by ten with Shift. */
export function useNumberDraft(
  value: number,
  quantity: Quantity,
  onCommit: (value: number) => void,
  field: FieldLink | undefined,
): NumberDraftHandle {
  const id = useId();
  const [draft, setDraft] = useState<NumberDraft | undefined>(undefined);
  const shown = numberText(value, quantity);
  const error = draft?.error;
  const report = field?.report;
  useEffect(() => {
    report?.(id, error);
    return () => report?.(id, undefined);
  }, [report, id, error]);
  const settle = (settled: number): void => {
    setDraft(undefined);
    if (settled !== value) onCommit(settled);
  };
  const commit = (): void => {
    if (draft === undefined) return;
    // Where there was no number, an empty field is nothing that was typed.
    if (Number.isNaN(value) && draft.text.trim() === '') return setDraft(undefined);
    const result = commitDraft(draft, value, shown, quantity);
    if (result.ok) settle(result.value);
    else setDraft({ text: draft.text, error: result.error });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
    }
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    settle(
      stepDraft(
        draft,
        Number.isNaN(value) ? (quantity.min ?? 0) : value,
        shown,
        quantity,
        event.shiftKey ? direction * 10 : direction,
      ),
    );
  };
  return { id, shown, draft, type: (text) => setDraft({ text, error }), commit, onKeyDown };
}
