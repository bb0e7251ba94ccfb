import type { MouseEvent, PointerEvent } from 'react';

/** A press becomes a drag when it has gone this far. */
const SLOP = 4;

/** What is known of a drag: its row, where it was taken, and the rows that it may go past. */
interface Drag {
  readonly list: HTMLElement;
  readonly row: HTMLElement;
  readonly others: readonly HTMLElement[];
  /** Its place at the beginning. */
  readonly from: number;
  /** From the top of the row to the pointer. */
  readonly hold: number;
  to: number;
}

/**
 * Begins at the grip of a row. The row follows the pointer and a line shows where it would land; what moves while it
 * is dragged never goes through React. `drop` is told the place when the pointer leaves the row at another one.
 */
export function startRowDrag(press: PointerEvent<HTMLElement>, drop: (to: number) => void): void {
  const grip = press.currentTarget;
  const row = grip.closest('li');
  const list = row?.parentElement ?? null;
  delete grip.dataset.dragged;
  if (press.button !== 0 || row === null || list === null) return;
  grip.setPointerCapture(press.pointerId);
  const from = press.clientY;
  let drag: Drag | undefined;
  const over = new AbortController();
  const end = (): void => {
    over.abort();
    if (drag !== undefined) clear(drag);
  };
  const move = ({ clientY }: { readonly clientY: number }): void => {
    if (drag === undefined && Math.abs(clientY - from) < SLOP) return;
    grip.dataset.dragged = '';
    drag ??= begin(list, row, from);
    follow(drag, clientY);
  };
  const leave = (): void => {
    if (drag !== undefined && drag.to !== drag.from) {
      // From here it glides to its place.
      row.dataset.dropped = String(row.offsetTop + shiftOf(row));
      drop(drag.to);
    }
    end();
  };
  const key = (pressed: KeyboardEvent): void => {
    if (pressed.key !== 'Escape' || drag === undefined) return;
    pressed.preventDefault();
    pressed.stopPropagation();
    end();
  };
  const { signal } = over;
  grip.addEventListener('pointermove', move, { signal });
  grip.addEventListener('pointerup', leave, { signal });
  grip.addEventListener('pointercancel', end, { signal });
  window.addEventListener('keydown', key, { signal, capture: true });
}

/** Whether this click of a grip is the end of a drag. A key that presses the grip is none. */
export function endsRowDrag({ detail, currentTarget }: MouseEvent<HTMLElement>): boolean {
  return detail > 0 && 'dragged' in currentTarget.dataset;
}

function begin(list: HTMLElement, row: HTMLElement, from: number): Drag {
  const hold = from - row.getBoundingClientRect().top;
  row.dataset.dragged = '';
  const rows = [...list.children].filter((child) => child instanceof HTMLElement);
  const place = rows.indexOf(row);
  return { list, row, others: rows.filter((child) => child !== row), from: place, hold, to: place };
}

/** Puts the row under the pointer, within its list, and the line where it would land. */
function follow(drag: Drag, pointer: number): void {
  const { list, row, others, from, hold } = drag;
  const wanted = pointer - hold - list.getBoundingClientRect().top;
  const top = Math.min(Math.max(wanted, 0), list.clientHeight - row.offsetHeight);
  row.style.translate = `0 ${top - row.offsetTop}px`;
  const bottom = top + row.offsetHeight;
  drag.to = others.filter((other, index) => {
    const middle = other.offsetTop + other.offsetHeight / 2;
    // It is past another row when its foremost edge is past the middle of that one.
    return index < from ? middle <= top : middle < bottom;
  }).length;
  const above = drag.to > 0 ? others[drag.to - 1] : undefined;
  list.style.setProperty('--drop', `${above === undefined ? 0 : above.offsetTop + above.offsetHeight}px`);
  list.dataset.dropping = '';
  row.scrollIntoView({ block: 'nearest' });
}

function shiftOf(row: HTMLElement): number {
  return Number.parseFloat(row.style.translate.split(' ').at(1) ?? '0');
}

function clear({ list, row }: Drag): void {
  delete row.dataset.dragged;
  delete list.dataset.dropping;
  row.style.translate = '';
}
