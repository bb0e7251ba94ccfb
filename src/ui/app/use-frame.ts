import { useEffect, useRef, useState } from 'react';
import type { FrameFeed } from '../../state/feed';
import { useActors } from './app-context';

/**
 * A value of the newest frame, read at most every `everyMs`; renders only when it differs. For figures in text: what
 * moves with every frame (particles, arcs, paths) subscribes to the feed and draws by itself.
 */
export function useFrame<Value extends number | string | boolean | null>(
  read: (feed: FrameFeed) => Value,
  everyMs = 250,
): Value {
  const { feed } = useActors().run;
  const [value, setValue] = useState(() => read(feed));
  // Another reader (of another row, say) is heard at once: a run that stands still sends no frame to wait for.
  useEffect(() => {
    let last = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = (): void => {
      timer = undefined;
      last = performance.now();
      setValue(read(feed));
    };
    const heard = (): void => {
      if (timer !== undefined) return;
      const left = last + everyMs - performance.now();
      if (left <= 0) update();
      else timer = setTimeout(update, left);
    };
    heard();
    const unsubscribe = feed.subscribe(heard);
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [feed, everyMs, read]);
  return value;
}

/** Calls `draw` once an animation frame while new frames come, and once at the beginning. */
export function useFrameEffect(draw: (feed: FrameFeed) => void): void {
  const { feed } = useActors().run;
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
    draw(feed);
  });
  useEffect(() => feed.subscribe(() => latest.current(feed)), [feed]);
}
