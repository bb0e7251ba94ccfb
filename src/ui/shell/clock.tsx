import { useRef } from 'react';
import { HEAD } from '../../worker/frame';
import { useFrameEffect } from '../app/use-frame';
import { clock } from '../figures';
import { classNames } from '../widgets/class-names';
import classes from './clock.module.css';

/** The simulated time. It changes with every frame, so it writes its text by itself. */
export function Clock({ className }: { readonly className?: string | undefined }) {
  const text = useRef<HTMLSpanElement>(null);
  useFrameEffect((feed) => {
    if (text.current !== null) text.current.textContent = clock(feed.frame?.head(HEAD.time) ?? 0);
  });
  return (
    <span role="timer" aria-label="Simulated time" className={classNames(classes.clock, className)}>
      <span ref={text} />
    </span>
  );
}
