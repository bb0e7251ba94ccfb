import { useStore } from '@xyflow/react';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Actors } from '../../state/actions';
import { useActors } from '../app/app-context';
import type { Box } from './geometry/box';
import { fitAround } from './layout/fit-around';
import { useGlide } from './use-glide';

export interface FitOptions {
  /** Changes with everything after which the topology should be brought into sight anew. */
  readonly occasion: string;
  /** What must be in sight. */
  readonly drawn: readonly Box[];
  /** The element around the canvas and its panels. */
  readonly world: RefObject<HTMLElement | null>;
  readonly padding: number;
  readonly largest: number;
  readonly smallest: number;
  /** Of the way there, in ms; 0 when nothing may move by itself. */
  readonly duration: number;
}

export interface Fit {
  readonly fit: () => void;
  /** Told of moves of the canvas: from a person's first on, that person decides what is in sight. */
  readonly onMoveStart: (event: unknown) => void;
  /** Whether the person decides what is in sight. */
  readonly isLetGo: () => boolean;
  /** Goes on the person's wish to where React Flow would jump to. */
  readonly goWhere: (jump: () => void) => void;
}

/**
 * Keeps the whole topology in sight: when another one is opened and when the pane changes its size, until the person
 * moves the canvas.
 */
export function useFit(options: FitOptions): Fit {
  const { occasion, duration } = options;
  const glide = useGlide();
  const actors = useActors();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const free = useRef(false);
  const show = useCallback(
    (over: number) => {
      const { drawn, world, ...limits } = latest.current;
      if (world.current === null) return;
      const pane = world.current.getBoundingClientRect();
      glide.to(fitAround(drawn, pane, panelsIn(world.current, pane), limits), over);
    },
    [glide],
  );
  const fit = useCallback(() => {
    free.current = false;
    show(duration);
  }, [show, duration]);
  const onMoveStart = useCallback(
    (event: unknown) => {
      // What moves the canvas by itself comes without an event.
      if (event === null) return;
      free.current = true;
      glide.stop();
    },
    [glide],
  );
  const goWhere = useCallback(
    (jump: () => void) => {
      free.current = true;
      glide.whereLeads(jump, duration);
    },
    [glide, duration],
  );

  useEffect(() => {
    free.current = false;
  }, [occasion]);
  useEffect(() => {
    if (!free.current && width > 0 && height > 0) show(0);
  }, [occasion, width, height, show]);
  useEffect(() => offerFit(actors, fit), [actors, fit]);
  const isLetGo = useCallback(() => free.current, []);
  return { fit, onMoveStart, isLetGo, goWhere };
}

/** What lies over the canvas: our own panels, and what React Flow adds. */
export function panelsIn(world: Element, pane: DOMRect): Box[] {
  const panels = world.querySelectorAll('[data-panel], .react-flow__attribution');
  return [...panels].map((panel) => {
    const { left, top, width, height } = panel.getBoundingClientRect();
    return { x: left - pane.left, y: top - pane.top, width, height };
  });
}

/** The action "Fit the topology into sight" works while a canvas is shown. */
function offerFit({ canvas }: Actors, fit: () => void): () => void {
  canvas.fit = fit;
  return () => {
    canvas.fit = null;
  };
}
