import { useEffect, useRef, useState } from 'react';
import type { FrameFeed } from '../../state/feed';
import { useActors } from './app-context';

/**
 * A value of the newest frame, read at most every `everyMs`; renders only when it differs. For figures in text: what
 * moves with every frame (particles, arcs, paths) subscribes to the feed and draws by itself.
 */
export function useFrame<Value extends Figure>(read: (feed: FrameFeed) => Value, everyMs = 250): Value {
  return useHeard(useActors().run.feed, read, everyMs);
}

type Figure = number | string | boolean | null;

/** Readers that began together would all render in the same frame: each wait is shorter by another part of this. */
const SPREAD = 0.3;
let share = 0;

function nextShare(): number {
  share = (share + 0.618) % 1;
  return share;
}

/** A value of anything that tells of its changes, as `useFrame` reads one of the newest frame. */
export function useHeard<
  Source extends { subscribe(listener: () => void): () => void },
  Value extends Figure,
>(source: Source, read: (source: Source) => Value, everyMs = 250): Value {
  const [value, setValue] = useState(() => read(source));
  // Another reader (of another row, say) is heard at once: a run that stands still sends no frame to wait for.
  useEffect(() => {
    let last = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = (): void => {
      timer = undefined;
      last = performance.now() - nextShare() * SPREAD * everyMs;
      setValue(read(source));
    };
    const heard = (): void => {
      if (timer !== undefined) return;
      const left = last + everyMs - performance.now();
      if (left <= 0) update();
      else timer = setTimeout(update, left);
    };
    heard();
    const unsubscribe = source.subscribe(heard);
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [source, everyMs, read]);
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
