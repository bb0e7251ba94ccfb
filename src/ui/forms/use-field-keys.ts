import { useRef, type KeyboardEvent } from 'react';
import type { SettingValue } from '../../base/settings';
import type { Attempt } from './use-attempt';

/** What a row of fields listens to, and how its fields hand over what they were given. */
export interface FieldKeys {
  readonly row: {
    readonly onKeyDownCapture: (event: KeyboardEvent) => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onBlur: () => void;
  };
  readonly take: (attempt: Attempt, next: SettingValue) => void;
}

/** Steps of an arrow key wait until the hand rests, or leaves the row; all else that is entered goes out at once. */
export function useFieldKeys(...attempts: readonly Attempt[]): FieldKeys {
  const stepping = useRef(false);
  const flush = (): void => attempts.forEach((attempt) => attempt.flush());
  return {
    row: {
      onKeyDownCapture: ({ key }) => {
        stepping.current = key === 'ArrowUp' || key === 'ArrowDown';
      },
      onKeyDown: (event) => {
        if (event.key === 'Enter') flush();
        if (event.key === 'Escape') leave(event, attempts);
      },
      onBlur: flush,
    },
    take: (attempt, next) => (stepping.current ? attempt.sendSoon(next) : attempt.send(next)),
  };
}

/** Escape takes back what was refused and leaves the field; a text that is being typed the control takes back itself. */
function leave(event: KeyboardEvent, attempts: readonly Attempt[]): void {
  // What was refused is taken back first; the next press leads out of the pane.
  if (attempts.some(({ problems }) => problems.length > 0)) event.stopPropagation();
  for (const attempt of attempts) attempt.restore();
  if (!(event.target instanceof HTMLInputElement)) return;
  event.stopPropagation();
  event.target.blur();
}
