import type { ReactNode } from 'react';
import { classNames } from './class-names';
import classes from './badge.module.css';

export type BadgeTone = 'neutral' | 'live' | 'replay' | 'served' | 'degraded' | 'failed' | 'rejected';

export interface BadgeProps {
  readonly tone?: BadgeTone | undefined;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A state in one word. The word carries it; the tone only repeats what it says. */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps) {
  return (
    <span className={classNames(classes.badge, classes[tone])}>
      {tone === 'live' && <span className={classes.dot} aria-hidden="true" />}
      {icon}
      {children}
    </span>
  );
}
