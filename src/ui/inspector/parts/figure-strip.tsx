import type { ReactNode } from 'react';
import type { FrameView } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { Figure } from '../../widgets/figure';
import classes from './figure-strip.module.css';

/** Three or four live figures side by side. */
export function FigureStrip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={classes.strip}>
      {children}
    </div>
  );
}

export interface LiveFigureProps {
  readonly read: (frame: FrameView | null) => number;
  readonly show: (value: number) => string;
  readonly caption: string;
  /** The hue it takes when it is above zero. */
  readonly tone?: 'failed' | 'rejected';
  /** How old the figure is once it no longer follows the run, in words; undefined while it does. */
  readonly stale?: string | undefined;
}

export function LiveFigure({ read, show, caption, tone, stale }: LiveFigureProps) {
  const value = useFrame((feed) => read(feed.frame));
  return (
    <div className={classes.cell}>
      <Figure
        size="card"
        value={show(value)}
        caption={caption}
        tone={tone !== undefined && value > 0 ? tone : 'plain'}
        stale={stale}
      />
    </div>
  );
}
