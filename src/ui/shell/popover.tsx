import { useCallback, useId, useRef, type ReactNode } from 'react';
import { placeTooltip } from '../widgets/tooltip-place';
import classes from './popover.module.css';

interface PopoverProps {
  readonly id: string;
  readonly label: string;
  readonly boxRef: (box: HTMLElement | null) => void;
  readonly children: ReactNode;
}

/** A small form beside what opens it. The browser closes it with Escape or a press elsewhere and returns the focus. */
export function Popover({ id, label, boxRef, children }: PopoverProps) {
  return (
    <div ref={boxRef} id={id} popover="auto" role="dialog" aria-label={label} className={classes.popover}>
      {children}
    </div>
  );
}

/** Properties for the button that opens a popover, and for the popover. */
export function usePopover() {
  const id = useId();
  const box = useRef<HTMLElement | null>(null);
  const boxRef = useCallback((element: HTMLElement | null) => {
    box.current = element;
    if (element === null) return undefined;
    const place = (event: ToggleEvent): void => {
      if (event.newState === 'open') moveTo(element);
    };
    element.addEventListener('toggle', place);
    return () => element.removeEventListener('toggle', place);
  }, []);
  return {
    trigger: { popoverTarget: id, 'aria-haspopup': 'dialog' as const },
    box: { id, boxRef },
    close: () => box.current?.hidePopover(),
  };
}

function moveTo(box: HTMLElement): void {
  const anchor = document.querySelector(`[popovertarget="${CSS.escape(box.id)}"]`);
  if (anchor === null) return;
  const page = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const spot = placeTooltip(anchor.getBoundingClientRect(), box.getBoundingClientRect(), page, 'bottom');
  box.style.left = `${spot.left}px`;
  box.style.top = `${spot.top}px`;
  box.style.visibility = 'visible';
  box.querySelector('input')?.select();
}
