import { placeTooltip } from '../widgets/tooltip-place';

/**
 * Shows a popover beside what opened it. The browser closes it by Escape or a press elsewhere, and the focus goes back
 * unless that press took it. Gives what stops listening.
 */
export function popUp(box: HTMLElement, opener: HTMLElement | null, onClosed: () => void): () => void {
  const closed = (event: ToggleEvent): void => {
    if (event.newState !== 'closed') return;
    const { activeElement } = document;
    if (box.contains(activeElement) || activeElement === document.body) opener?.focus();
    onClosed();
  };
  box.showPopover();
  const anchor = (opener ?? box).getBoundingClientRect();
  const page = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const { left, top } = placeTooltip(anchor, box.getBoundingClientRect(), page, 'top');
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
  box.querySelector('select')?.focus();
  box.addEventListener('toggle', closed);
  return () => box.removeEventListener('toggle', closed);
}
