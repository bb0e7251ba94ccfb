import {
  cloneElement,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import { placeTooltip, type TooltipSide } from './tooltip-place';
import classes from './tooltip.module.css';

/** What the element under a tooltip must take and hand on to its DOM node. */
interface TriggerProps {
  readonly 'aria-describedby'?: string | undefined;
  readonly onPointerEnter?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  readonly onPointerLeave?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  readonly onPointerDown?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  readonly onFocus?: ((event: FocusEvent<HTMLElement>) => void) | undefined;
  readonly onBlur?: ((event: FocusEvent<HTMLElement>) => void) | undefined;
  readonly onClick?: ((event: MouseEvent<HTMLElement>) => void) | undefined;
}

export interface TooltipProps {
  readonly content: ReactNode;
  readonly children: ReactElement<TriggerProps>;
  readonly side?: TooltipSide | undefined;
  /** A press shows it too: for what explains itself by nothing else, above all where there is no pointer to hover. */
  readonly showOnPress?: boolean | undefined;
  /** Off where the tooltip only repeats the accessible name. */
  readonly describes?: boolean | undefined;
}

const DELAY_MS = 300;
/** Long enough to cross the gap between a control and its tooltip, which must stay open while it is pointed at. */
const GRACE_MS = 120;

/** Shows after 300 ms under the pointer and at once for the keyboard; Escape, a press and scrolling close it. */
export function Tooltip({ content, children, side = 'bottom', showOnPress, describes = true }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [delay] = useState(createDelay);
  useEffect(() => delay.cancel, [delay]);
  const after = (ms: number, next: HTMLElement | null): void => delay.start(ms, () => setAnchor(next));
  const now = (next: HTMLElement | null): void => {
    delay.cancel();
    setAnchor(next);
  };
  const theirs = children.props;
  const described = anchor !== null && describes ? id : undefined;
  const trigger = cloneElement(children, {
    'aria-describedby': [theirs['aria-describedby'], described].filter(Boolean).join(' ') || undefined,
    onPointerEnter: (event) => {
      theirs.onPointerEnter?.(event);
      if (event.pointerType !== 'touch') after(DELAY_MS, event.currentTarget);
    },
    onPointerLeave: (event) => {
      theirs.onPointerLeave?.(event);
      if (event.pointerType !== 'touch') after(GRACE_MS, null);
    },
    onPointerDown: (event) => {
      theirs.onPointerDown?.(event);
      if (showOnPress !== true) now(null);
    },
    onFocus: (event) => {
      theirs.onFocus?.(event);
      // Not at once: the focus may come back from a popover, and while that closes no other can open.
      if (event.currentTarget.matches(':focus-visible')) after(0, event.currentTarget);
    },
    onBlur: (event) => {
      theirs.onBlur?.(event);
      now(null);
    },
    onClick: (event) => {
      theirs.onClick?.(event);
      now(showOnPress === true ? event.currentTarget : null);
    },
  });
  return (
    <>
      {trigger}
      {anchor !== null && (
        <Bubble id={id} anchor={anchor} side={side} close={() => now(null)} stay={() => now(anchor)}>
          {content}
        </Bubble>
      )}
    </>
  );
}

/** One thing that is about to happen; the next one takes its place. */
function createDelay(): { start: (ms: number, action: () => void) => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => clearTimeout(timer);
  return {
    cancel,
    start: (ms, action) => {
      cancel();
      timer = setTimeout(action, ms);
    },
  };
}

interface BubbleProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly side: TooltipSide;
  readonly close: () => void;
  readonly stay: () => void;
  readonly children: ReactNode;
}

function Bubble({ id, anchor, side, close, stay, children }: BubbleProps) {
  const latestClose = useRef(close);
  useEffect(() => {
    latestClose.current = close;
  });
  useEffect(() => {
    const leave = (): void => latestClose.current();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave();
    };
    const onPress = (event: Event): void => {
      if (!(event.target instanceof Node && anchor.contains(event.target))) leave();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPress, true);
    window.addEventListener('scroll', leave, true);
    window.addEventListener('resize', leave);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPress, true);
      window.removeEventListener('scroll', leave, true);
      window.removeEventListener('resize', leave);
    };
  }, [anchor]);
  const show = useCallback(
    (bubble: HTMLDivElement | null) => {
      if (bubble === null) return;
      // The top layer, so that neither a dialog nor a clipped pane can cover it.
      bubble.showPopover();
      const page = { width: document.documentElement.clientWidth, height: window.innerHeight };
      const spot = placeTooltip(anchor.getBoundingClientRect(), bubble.getBoundingClientRect(), page, side);
      bubble.style.left = `${spot.left}px`;
      bubble.style.top = `${spot.top}px`;
    },
    [anchor, side],
  );
  return createPortal(
    <div
      ref={show}
      id={id}
      role="tooltip"
      popover="manual"
      className={classes.bubble}
      onPointerEnter={stay}
      onPointerLeave={close}
    >
      {children}
    </div>,
    // Beside an open dialog there is nothing for whoever listens, and beside the main part of the page nobody looks.
    anchor.closest('[role="dialog"]') ?? document.querySelector('main') ?? document.body,
  );
}
