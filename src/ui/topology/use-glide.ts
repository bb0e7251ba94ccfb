import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { Glide } from './glide';

const PAGE = {
  now: () => performance.now(),
  nextFrame: (run: () => void) => requestAnimationFrame(run),
  dropFrame: (frame: number) => cancelAnimationFrame(frame),
};

/** The one glide of a canvas. */
export function useGlide(): Glide {
  const { getViewport, setViewport } = useReactFlow();
  const glide = useMemo(() => new Glide({ ...PAGE, getViewport, setViewport }), [getViewport, setViewport]);
  useEffect(() => () => glide.stop(), [glide]);
  return glide;
}
