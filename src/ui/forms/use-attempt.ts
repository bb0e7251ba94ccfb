import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import type { SettingValue } from '../../base/settings';
import { sameValue } from './visible-fields';

export type SendValue = (next: SettingValue) => Promise<Result<void, readonly Problem[]>>;

export interface Attempt {
  /** What the control shows: the value, or what the person wants in its place. */
  readonly shown: SettingValue;
  readonly problems: readonly Problem[];
  /** It was sent and nothing is known of it yet. */
  readonly pending: boolean;
  readonly send: (next: SettingValue) => void;
  /** Shows the value now and sends it when the hand rests: one edit for a row of steps. */
  readonly sendSoon: (next: SettingValue) => void;
  /** Sends at once what was to be sent soon. */
  readonly flush: () => void;
  /** Takes back what is not sent, or was refused. */
  readonly restore: () => void;
}

/** How long a hand rests between two presses of an arrow key. */
const REST_MS = 600;

interface Wanted {
  readonly value: SettingValue;
  readonly state: 'held' | 'sent' | 'refused';
  readonly problems: readonly Problem[];
}

/**
 * A value that is being changed by edits which the worker may refuse: what was typed stays with the reason until it
 * is mended or taken back. A value that is what it was makes no edit.
 */
export function useAttempt(value: SettingValue, commit: SendValue): Attempt {
  const [wanted, setWanted] = useState<Wanted | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const turn = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (next: SettingValue): void => {
    clearTimeout(timer.current);
    const mine = ++turn.current;
    if (sameValue(next, value)) {
      setWanted(undefined);
      return;
    }
    setWanted({ value: next, state: 'sent', problems: [] });
    void commit(next).then((result) => {
      // A later attempt has taken its place.
      if (mine !== turn.current) return;
      setWanted(result.ok ? undefined : { value: next, state: 'refused', problems: result.error });
    });
  };
  const sendSoon = (next: SettingValue): void => {
    clearTimeout(timer.current);
    turn.current++;
    setWanted({ value: next, state: 'held', problems: [] });
    timer.current = setTimeout(() => send(next), REST_MS);
  };
  return {
    shown: wanted?.value ?? value,
    problems: wanted?.problems ?? [],
    pending: wanted?.state === 'sent',
    send,
    sendSoon,
    flush: () => wanted?.state === 'held' && send(wanted.value),
    restore: () => {
      clearTimeout(timer.current);
      turn.current++;
      setWanted(undefined);
    },
  };
}
