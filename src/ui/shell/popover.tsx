import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import { placeTooltip } from '../widgets/tooltip-place';
import classes from './popover.module.css';

interface PopoverProps {
  readonly id: string;
  readonly label: string;
  readonly box: RefObject<HTMLDivElement | null>;
  /** Drawn only while it is open. */
  readonly children: ReactNode;
}

/** A small form beside what opens it. The browser closes it with Escape or a press elsewhere and returns the focus. */
export function Popover({ id, label, box, children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!open || element === null) return undefined;
    // What is in it may be fetched first.
    const observer = new ResizeObserver(() => moveTo(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, [open, box]);
  return (
    <div
      ref={box}
      id={id}
      popover="auto"
      role="dialog"
      aria-label={label}
      className={classes.popover}
      onToggle={({ newState }) => setOpen(newState === 'open')}
    >
      {open && children}
    </div>
  );
}

/** Properties for the button that opens a popover, and for the popover. */
export function usePopover() {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  return {
    trigger: { popoverTarget: id, 'aria-haspopup': 'dialog' as const },
    box: { id, box },
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
}
