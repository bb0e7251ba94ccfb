import { useLayoutEffect, useRef, type RefObject } from 'react';

/** What was shown last, for whoever asks when something happens. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
