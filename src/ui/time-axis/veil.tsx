import { useRef } from 'react';
import type { FrameFeed } from '../../state/feed';
import { HEAD } from '../../worker/frame';
import { useFrameEffect, useMovingEffect } from '../app/use-frame';
import { fractionOf, isFarFrom, type TimeRange } from './scale';
import classes from './veil.module.css';

/** Dims what is known of the run beyond the present moment, over a pane of the axis. */
export function Veil({ range }: { readonly range: TimeRange }) {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef(NaN);
  const draw = (feed: FrameFeed): void => {
    const { from, length } = stretchIn(feed, range);
    shown.current = length;
    if (element.current === null) return;
    // Nothing lies ahead of a run that is live: its veil stays where it is, unseen.
    element.current.style.left = length > 0 ? `${from * 100}%` : '';
    element.current.style.width = `${length * 100}%`;
  };
  useFrameEffect(draw);
  // As the playhead beside it: between two beats for jumps alone.
  useMovingEffect((feed) => {
    if (isFarFrom(shown.current, stretchIn(feed, range).length)) draw(feed);
  });
  return <div ref={element} className={classes.veil} aria-hidden="true" />;
}

function stretchIn(
  { frame }: FrameFeed,
  range: TimeRange,
): { readonly from: number; readonly length: number } {
  const from = Math.max(0, fractionOf(frame?.head(HEAD.time) ?? 0, range));
  const to = Math.min(1, fractionOf(frame?.head(HEAD.reach) ?? 0, range));
  return { from, length: Math.max(0, to - from) };
}
