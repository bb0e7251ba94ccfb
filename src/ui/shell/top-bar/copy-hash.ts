import { useEffect, useState } from 'react';
import type { FrameFeed } from '../../../state/feed';
import { HEAD } from '../../../worker/frame';
import { hashText } from '../run-words';

export function hashOf({ frame }: FrameFeed): string {
  return frame === null ? '' : hashText(frame.head(HEAD.hashHigh), frame.head(HEAD.hashLow));
}

const SHOWN_FOR_MS = 1500;

export interface Copying {
  /** What became of the last press, for a moment. */
  readonly outcome: 'copied' | 'refused' | null;
  readonly copy: (text: string) => void;
}

export function useCopy(): Copying {
  const [outcome, setOutcome] = useState<Copying['outcome']>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return { outcome, copy: (text) => void copied(text).then(setOutcome) };
}

/** A page that is not served securely has no clipboard at all. */
async function copied(text: string): Promise<'copied' | 'refused'> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'refused';
  }
}
