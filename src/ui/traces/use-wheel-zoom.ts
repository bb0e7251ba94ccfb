import { useEffect, useRef, type RefObject } from 'react';
import { movedWindow, ofWindow, zoomedWindow, type ZoomWindow } from './zoom-window';

/** One notch of a wheel is about a hundred pixels. */
const PER_PIXEL = 0.0025;

/**
 * Turning the wheel over an element zooms around the pointer; sideways it moves the window. Where the wheel scrolls
 * already, it zooms only with Ctrl, as pinching does, and with Shift it moves.
 */
export function useWheelZoom(
  element: RefObject<HTMLElement | null>,
  axis: RefObject<HTMLElement | null>,
  window: ZoomWindow,
  setWindow: (window: ZoomWindow) => void,
  scrolls: boolean,
): void {
  const latest = useRef({ window, setWindow });
  useEffect(() => {
    latest.current = { window, setWindow };
  });
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      const drawn = axis.current?.getBoundingClientRect();
      if (drawn === undefined || drawn.width === 0) return;
      const { window: now, setWindow: set } = latest.current;
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (scrolls && !event.ctrlKey && !isSideways) return;
      event.preventDefault();
      if (isSideways && !event.ctrlKey) {
        set(movedWindow(now, (sideways / drawn.width) * (now.to - now.from)));
        return;
      }
      const place = (event.clientX - drawn.left) / drawn.width;
      // The minimap shows the whole axis, the track what is in the window.
      const around = scrolls ? ofWindow(now, place) : place;
      set(zoomedWindow(now, Math.exp(event.deltaY * PER_PIXEL), around));
    };
    // React listens passively, and then the page would be zoomed as well.
    current.addEventListener('wheel', onWheel, { passive: false });
    return () => current.removeEventListener('wheel', onWheel);
  }, [element, axis, scrolls]);
}
