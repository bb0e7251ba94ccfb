import { useEffect, type RefObject } from 'react';
import { isMoving } from '../../state/is-moving';
import { useActors } from '../app/app-context';
import { aged, isOver, NEW_NOTICE } from './notice-life';

const LOOK_EVERY_MS = 250;

/**
 * Takes a notice away when its time is over, or when an edit has made it old. `paused`: it says why the run has paused, and
 * goes when that goes on.
 */
export function useNoticeLife(
  box: RefObject<Element | null>,
  stays: boolean | 'paused',
  close: () => void,
): void {
  const { run } = useActors();
  useEffect(() => {
    let age = NEW_NOTICE;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      // A page in the background is not read: its timers are rare there, and a long gap is no time of reading.
      const passed = Math.min(now - last, LOOK_EVERY_MS * 2);
      last = now;
      const held = box.current?.matches(':hover, :focus-within') === true;
      age = aged(age, passed, { held, moving: isMoving(run.getState()) });
      if (isOver(age, stays !== false)) close();
    }, LOOK_EVERY_MS);
    const stop = run.subscribe((state, before) => {
      const edited =
        state.phase === 'ready' && before.phase === 'ready' && state.scenario !== before.scenario;
      const wentOn = stays === 'paused' && state.mode !== before.mode && isMoving(state);
      if ((edited || wentOn) && state.notice === before.notice) close();
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [box, run, stays, close]);
}
