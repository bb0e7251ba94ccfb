import { useEffect, useState } from 'react';
import { agoText } from './draft-words';

const LOOK_EVERY_MS = 30_000;

/** How long ago something was, for as long as it is shown. */
export function Ago({ at }: { readonly at: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  // What was made since then was made just now.
  return <span>{agoText(at, Math.max(at, now))}</span>;
}
