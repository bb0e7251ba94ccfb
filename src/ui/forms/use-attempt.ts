import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Problem } from '../../base/problem';
import type { SettingFields, SettingValue } from '../../base/settings';
import { useActors } from '../app/app-context';
import { refusalText } from './refusal-words';
import { ValueAttempt, type SendValue } from './value-attempt';

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

/** A value that is being changed; `fields` are what a refusal may be about. */
export function useAttempt(value: SettingValue, commit: SendValue, fields: SettingFields): Attempt {
  const { run, view } = useActors();
  const [attempt] = useState(
    () =>
      new ValueAttempt(value, commit, {
        afterRest: (call) => {
          const timer = setTimeout(call, REST_MS);
          return () => clearTimeout(timer);
        },
        refusedUnseen: (problems) =>
          view.setState({ message: refusalText(run.getState().scenario, fields, problems) }),
      }),
  );
  useLayoutEffect(() => attempt.update(value, commit));
  useEffect(() => {
    attempt.enter();
    return () => attempt.leave();
  }, [attempt]);
  const wanted = useSyncExternalStore(attempt.subscribe, attempt.get, attempt.get);
  return {
    shown: wanted?.value ?? value,
    problems: wanted?.problems ?? [],
    pending: wanted?.state === 'sent',
    send: (next) => attempt.send(next),
    sendSoon: (next) => attempt.sendSoon(next),
    flush: () => attempt.flush(),
    restore: () => attempt.restore(),
  };
}
