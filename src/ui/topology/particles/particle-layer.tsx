import { useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useActors } from '../../app/app-context';
import { usePalette } from '../../design/use-palette';
import type { EdgeGeometry } from '../geometry/edge-geometry';
import { tellSampling } from '../sampling';
import { MarkPainter } from './draw';
import { Traffic } from './traffic';
import classes from './particle-layer.module.css';

/** Finer pixels than this cost more than they show. */
const FINEST_RATIO = 2;

export interface ParticleLayerProps {
  readonly geometry: ReadonlyMap<string, EdgeGeometry>;
}

/** All particles on one canvas, over cards and edges but under the tools of a selected card. */
export function ParticleLayer({ geometry }: ParticleLayerProps) {
  const layer = useStore(({ domNode }) => domNode?.querySelector('.react-flow__renderer'));
  if (layer === null || layer === undefined) return null;
  return createPortal(<Particles geometry={geometry} />, layer);
}

/** What they show stands in figures on cards and in the names of edges, so the canvas itself is silent. */
function Particles({ geometry }: ParticleLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const traffic = useRef<Traffic>(undefined);
  traffic.current ??= new Traffic();
  const wake = useRef<() => void>(undefined);
  const { feed } = useActors().run;
  const flow = useStoreApi();
  const palette = usePalette();
  const colours = useRef(palette);

  useEffect(() => {
    traffic.current?.redraw(geometry);
    colours.current = palette;
    wake.current?.();
  }, [geometry, palette]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    const moving = traffic.current;
    if (element === null || context === null || context === undefined || moving === undefined) return;
    const painter = new MarkPainter(element, context);
    let scheduled = 0;
    let ratio = 1;
    const draw = (stamp: number): void => {
      scheduled = 0;
      const now = stamp / 1000;
      moving.take(feed.frame, now);
      const goesOn = moving.advance(now);
      const { transform } = flow.getState();
      painter.draw(moving.pool, moving.paths, moving.hidden, transform, colours.current, ratio);
      tellSampling(moving.sampling);
      if (goesOn) schedule();
    };
    const schedule = (): void => {
      if (scheduled === 0) scheduled = requestAnimationFrame(draw);
    };
    const measure = (): void => {
      ratio = Math.min(FINEST_RATIO, window.devicePixelRatio);
      element.width = Math.round(element.clientWidth * ratio);
      element.height = Math.round(element.clientHeight * ratio);
      schedule();
    };
    wake.current = schedule;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    let { transform: shown } = flow.getState();
    const leaveFlow = flow.subscribe(({ transform }) => {
      if (transform === shown) return;
      shown = transform;
      schedule();
    });
    const leaveFeed = feed.subscribeMoving(schedule);
    return () => {
      cancelAnimationFrame(scheduled);
      observer.disconnect();
      leaveFlow();
      leaveFeed();
      wake.current = undefined;
      tellSampling(null);
    };
  }, [feed, flow]);

  return <canvas ref={canvas} className={classes.layer} aria-hidden="true" />;
}
