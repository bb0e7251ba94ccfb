import { useReactFlow, useStore } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { Actors } from '../../state/actions';
import { useActors } from '../app/app-context';

export interface Fit {
  readonly fit: () => void;
  /** From now on the person decides what is in sight. */
  readonly letGo: () => void;
}

/** A pane that shows a small topology does not blow it up; for the back of a room it may be larger. */
const LARGEST = 1;

/**
 * Keeps the whole topology in sight: when another one is opened and when the pane changes its size, until the person
 * moves the canvas. `key` names what is shown.
 */
export function useFit(key: string, narrow: boolean, scale: number, duration: number): Fit {
  const actors = useActors();
  const { fitView } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const free = useRef(false);
  const show = useCallback(
    (over: number) => {
      const padding = narrow ? ('12px' as const) : ('32px' as const);
      void fitView({ padding, maxZoom: LARGEST * scale, duration: over });
    },
    [fitView, narrow, scale],
  );
  const fit = useCallback(() => {
    free.current = false;
    show(duration);
  }, [show, duration]);
  const letGo = useCallback(() => {
    free.current = true;
  }, []);

  useEffect(() => {
    free.current = false;
  }, [key]);
  useEffect(() => {
    if (!free.current && width > 0 && height > 0) show(0);
  }, [key, width, height, show]);
  useEffect(() => offerFit(actors, fit), [actors, fit]);
  return { fit, letGo };
}

/** The action "Fit the topology into sight" works while a canvas is shown. */
function offerFit({ canvas }: Actors, fit: () => void): () => void {
  canvas.fit = fit;
  return () => {
    canvas.fit = null;
  };
}
