import { useEffect, useRef, useState, type RefObject } from 'react';
import type { FrameFeed } from '../../state/feed';
import { useActors } from './app-context';

/** A value of the newest frame, read at a beat and at most every `everyMs`; renders only when it differs. */
export function useFrame<Value extends Figure>(read: (feed: FrameFeed) => Value, everyMs = 250): Value {
  return useHeard(useActors().run.feed, read, everyMs);
}

type Figure = number | string | boolean | null;

/** Readers that began together would all render at the same beat: each wait is shorter by another part of this. */
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
  const { beat } = useActors().run.feed;
  const [value, setValue] = useState(() => read(source));
  const latest = useRef(read);
  // Another reader (of another row, say) is heard at once: a run that stands still sends no frame to wait for. One that is
  // only written anew, as it is whenever what is around it renders, reads the same, and waits for its turn as before.
  useEffect(() => {
    const before = latest.current;
    latest.current = read;
    if (before(source) !== read(source)) setValue(read(source));
  }, [source, read]);
  useEffect(() => {
    let last = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waits = false;
    let isOver = false;
    const update = (): void => {
      waits = false;
      if (isOver) return;
      last = performance.now() - nextShare() * SPREAD * everyMs;
      setValue(latest.current(source));
    };
    const heard = (): void => {
      if (waits) return;
      waits = true;
      // The rarer the beats, the longer each waits: else all would be due at each of them.
      const left = last + everyMs * beat.stretch - performance.now();
      if (left <= 0) beat.next(update, 'rendered');
      else timer = setTimeout(() => beat.next(update, 'rendered'), left);
    };
    update();
    const unsubscribe = source.subscribe(heard);
    return () => {
      isOver = true;
      unsubscribe();
      clearTimeout(timer);
    };
  }, [source, everyMs, beat]);
  return value;
}

/** Calls `draw` at beats while new frames come, and once at the beginning. */
export function useFrameEffect(draw: (feed: FrameFeed) => void): void {
  const { feed } = useActors().run;
  const latest = useLatestDraw(draw, feed);
  useEffect(() => feed.subscribe(() => latest.current(feed)), [feed, latest]);
}

/**
 * Calls `draw` once an animation frame while new frames come, and once at the beginning. For what cannot wait for the next
 * beat: whatever it changes costs the page a layout or all its layers, so it changes something for jumps alone.
 */
export function useMovingEffect(draw: (feed: FrameFeed) => void): void {
  const { feed } = useActors().run;
  const latest = useLatestDraw(draw, feed);
  useEffect(() => feed.subscribeMoving(() => latest.current(feed)), [feed, latest]);
}

function useLatestDraw(draw: (feed: FrameFeed) => void, feed: FrameFeed): RefObject<typeof draw> {
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
    draw(feed);
  });
  return latest;
}
