import type { KeyboardEvent, PointerEvent } from 'react';
import classes from './panel-group.module.css';

interface SizeHandleProps {
  readonly direction: 'horizontal' | 'vertical';
  readonly label: string;
  /** Sizes are of the panel that it moves, in rem. */
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** Whether that panel grows (1) or shrinks (-1) when the handle goes to the right or down. */
  readonly grows: 1 | -1;
  /** What the panel takes in fact: in a small window less than it would like to. */
  readonly drawnSize: () => number;
  readonly onDrag: (size: number) => void;
  /** Undefined goes back to the size it has by itself. */
  readonly onKeep: (size: number | undefined) => void;
}

/** The arrow keys move it by so much, in rem. */
const STEP = 1;

/** The line between two panels: to be dragged, or moved by the arrow keys; a double click takes it back. */
export function SizeHandle(props: SizeHandleProps) {
  const { direction, label, size, least, most, grows, drawnSize, onDrag, onKeep } = props;
  const across = direction === 'horizontal';
  const within = (wanted: number): number => Math.min(most, Math.max(least, wanted));
  const startDrag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget;
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const placeOf = (at: { clientX: number; clientY: number }): number => (across ? at.clientX : at.clientY);
    const from = placeOf(event);
    const before = drawnSize();
    let now = before;
    const move = (at: globalThis.PointerEvent): void => {
      now = within(before + (grows * (placeOf(at) - from)) / rem);
      onDrag(now);
    };
    const end = (): void => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('lostpointercapture', end);
      if (now !== before) onKeep(now);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', end);
  };
  const [back, forth] = across ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const moveByKey = (event: KeyboardEvent): void => {
    const wanted: Readonly<Record<string, number>> = {
      [back]: drawnSize() - grows * STEP,
      [forth]: drawnSize() + grows * STEP,
      Home: least,
      End: most,
    };
    const next = wanted[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onKeep(within(next));
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={across ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(size)}
      aria-valuemin={Math.round(least)}
      aria-valuemax={Math.round(most)}
      className={across ? classes.column : classes.row}
      onPointerDown={startDrag}
      onKeyDown={moveByKey}
      onDoubleClick={() => onKeep(undefined)}
    />
  );
}
