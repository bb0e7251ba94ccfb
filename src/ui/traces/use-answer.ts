import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../base/result';

export interface Answer<Value> {
  /** The last one to the present question, also while it is asked once more. */
  readonly value: Value | null;
  /** Why there is none, in a sentence. */
  readonly error: string | null;
  readonly retry: () => void;
}

interface Known<Value> {
  readonly key: string;
  readonly value: Value | null;
  readonly error: string | null;
}

/**
 * Asks the worker whenever the question becomes another one, or the same one is worth asking anew (`freshness`). One
 * question is under way at a time: those that come meanwhile are asked once, when the answer is there.
 */
export function useAnswer<Value>(
  key: string,
  freshness: string | number,
  ask: () => Promise<Result<Value, string>>,
): Answer<Value> {
  const [known, setKnown] = useState<Known<Value>>({ key, value: null, error: null });
  const latest = useRef({ key, ask });
  useEffect(() => {
    latest.current = { key, ask };
  });
  const underWay = useRef<string | null>(null);
  const again = useRef(false);
  const send = useCallback(async (): Promise<void> => {
    const question = latest.current;
    again.current = true;
    if (underWay.current === question.key) return;
    underWay.current = question.key;
    while (again.current) {
      again.current = false;
      // One after the other: the worker has only one run to record from.
      const answer = await latest.current.ask();
      if (latest.current.key !== question.key) return;
      setKnown((before) => ({
        key: question.key,
        // What was known stays in sight when it cannot be asked anew.
        value: answer.ok ? answer.value : before.key === question.key ? before.value : null,
        error: answer.ok ? null : answer.error,
      }));
    }
    underWay.current = null;
  }, []);
  useEffect(() => {
    void send();
  }, [send, key, freshness]);
  const isPresent = known.key === key;
  return {
    value: isPresent ? known.value : null,
    error: isPresent ? known.error : null,
    retry: () => void send(),
  };
}
