import { useEffect, useRef, useState } from 'react';
import type { FrameFeed } from '../../state/feed';
import { useActors } from '../app/app-context';
import type { Turns } from './turns';

/**
 * A value of the newest frame, read at this component's turns, and at once when what counts as the same is another
 * matter; it renders anew only when the value differs.
 */
export function useTurn<Value>(
  turns: Turns,
  read: (feed: FrameFeed) => Value,
  same: (one: Value, other: Value) => boolean,
): Value {
  const { feed } = useActors().run;
  const [value, setValue] = useState(() => read(feed));
  useTurnEffect(
    turns,
    () => {
      const next = read(feed);
      setValue((before) => (same(before, next) ? before : next));
    },
    same,
  );
  return value;
}

/** Calls `act` at this component's turns, at the beginning, and when `about` is another one. */
export function useTurnEffect(turns: Turns, act: (feed: FrameFeed) => void, about?: unknown): void {
  const { feed } = useActors().run;
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const refresh = (): void => latest.current(feed);
    refresh();
    return turns.join(refresh);
  }, [feed, turns, about]);
}
