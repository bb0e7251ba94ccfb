import { useRef } from 'react';
import type { FrameFeed } from '../../state/feed';
import { HEAD } from '../../worker/frame';
import { useFrameEffect, useMovingEffect } from '../app/use-frame';
import { fractionOf, type TimeRange } from './scale';
import classes from './veil.module.css';

/** Dims what is known of the run beyond the present moment, over a pane of the axis. */
export function Veil({ range }: { readonly range: TimeRange }) {
  const element = useRef<HTMLDivElement>(null);
  const draw = ({ frame }: FrameFeed): void => {
    if (element.current === null) return;
    const from = Math.max(0, fractionOf(frame?.head(HEAD.time) ?? 0, range));
    const length = Math.min(1, fractionOf(frame?.head(HEAD.reach) ?? 0, range)) - from;
    element.current.style.transform = `translateX(calc(${from * 100}% + 1px)) scaleX(${Math.max(0, length)})`;
  };
  useFrameEffect(draw);
  useMovingEffect(draw);
  return <div ref={element} className={classes.veil} aria-hidden="true" />;
}
