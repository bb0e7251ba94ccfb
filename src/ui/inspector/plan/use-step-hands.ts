import type { KeyboardEvent, RefObject } from 'react';
import type { PlanEdits } from './use-plan';

export interface StepHands {
  readonly move: (step: number, to: number) => Promise<void>;
  readonly onKeyDown: (step: number) => (event: KeyboardEvent<HTMLElement>) => void;
}

/** Steps change places by dragging and by keys, and the focus goes with the one that was moved. */
export function useStepHands(
  list: RefObject<HTMLElement | null>,
  steps: number,
  change: PlanEdits['change'],
): StepHands {
  const focusStep = (step: number): void => {
    requestAnimationFrame(() =>
      list.current?.children[step]?.querySelector<HTMLElement>('[data-part="grip"]')?.focus(),
    );
  };
  const move = async (step: number, to: number): Promise<void> => {
    if (to < 0 || to >= steps || to === step) return;
    if (await change({ kind: 'move', step, to })) focusStep(to);
  };
  const remove = async (step: number): Promise<void> => {
    if (await change({ kind: 'remove', step, call: 0 })) focusStep(Math.max(0, step - 1));
  };
  const onKeyDown: StepHands['onKeyDown'] = (step) => (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by !== undefined) void move(step, step + by);
    else if (event.key === 'Delete' || event.key === 'Backspace') void remove(step);
    else return;
    event.preventDefault();
  };
  return { move, onKeyDown };
}
