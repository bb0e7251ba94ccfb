/** The part of an axis that is in sight: shares of its whole length. */
export interface ZoomWindow {
  readonly from: number;
  readonly to: number;
}

export const WHOLE: ZoomWindow = { from: 0, to: 1 };

/** The narrowest window: a hundredth of a percent of the axis. */
const LEAST = 1e-4;

/** Around a share that stays where it is drawn; a factor below 1 comes nearer. */
export function zoomedWindow(window: ZoomWindow, factor: number, around: number): ZoomWindow {
  const length = window.to - window.from;
  const next = Math.max(LEAST, Math.min(1, length * factor));
  const place = Math.max(0, Math.min(1, (around - window.from) / length));
  return placed(around - place * next, next);
}

export function movedWindow({ from, to }: ZoomWindow, by: number): ZoomWindow {
  return placed(from + by, to - from);
}

/** From one end that was dragged to the other. */
export function windowBetween(one: number, other: number): ZoomWindow {
  const [from, to] = [Math.max(0, Math.min(one, other)), Math.min(1, Math.max(one, other))];
  return to - from >= LEAST ? { from, to } : placed((from + to - LEAST) / 2, LEAST);
}

/** Where a share of the axis is drawn in the window, in shares of its width: outside of 0 to 1 it is out of sight. */
export function inWindow({ from, to }: ZoomWindow, share: number): number {
  return (share - from) / (to - from);
}

/** What of the axis is drawn there: the inverse of `inWindow`. */
export function ofWindow({ from, to }: ZoomWindow, place: number): number {
  return from + place * (to - from);
}

export function isWhole({ from, to }: ZoomWindow): boolean {
  return from === 0 && to === 1;
}

/** What a key does to the window; undefined for a key that means nothing here. */
export function windowByKey(key: string, window: ZoomWindow): ZoomWindow | undefined {
  const length = window.to - window.from;
  const middle = window.from + length / 2;
  switch (key) {
    case '+':
    case '=':
      return zoomedWindow(window, 0.5, middle);
    case '-':
      return zoomedWindow(window, 2, middle);
    case '0':
      return WHOLE;
    case 'ArrowLeft':
      return movedWindow(window, -length / 8);
    case 'ArrowRight':
      return movedWindow(window, length / 8);
    default:
      return undefined;
  }
}

function placed(from: number, length: number): ZoomWindow {
  const start = Math.max(0, Math.min(1 - length, from));
  return { from: start, to: length === 1 ? 1 : start + length };
}
