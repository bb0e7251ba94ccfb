import { useEffect, useState } from 'react';
import type { FrameView } from '../../worker/frame';
import { useActors } from '../app/app-context';

/** Quicker than this nobody reads a table, and no screen reader could. */
const EVERY_MS = 1000;

/** The newest frame, about once a second. */
export function useSlowFrame(): FrameView | null {
  const { feed } = useActors().run;
  const [frame, setFrame] = useState(() => feed.frame);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (): void => {
      timer = undefined;
      feed.beat.next(() => setFrame(feed.frame), 'rendered');
    };
    const stop = feed.subscribe(() => {
      timer ??= setTimeout(take, EVERY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [feed]);
  return frame;
}
