import type { ReactNode } from 'react';
import { classNames } from './class-names';
import classes from './figure.module.css';

export interface FigureProps {
  /** The number as it is read, thin spaces and all. */
  readonly value: ReactNode;
  /** Set smaller behind the number: "%", "/s", " ms". */
  readonly unit?: string | undefined;
  readonly caption: ReactNode;
  /** 'headline' is 20 over its caption's 11; 'card' is the 12 of node cards and strips. */
  readonly size?: 'headline' | 'card' | undefined;
  readonly tone?: 'plain' | 'failed' | 'degraded' | 'rejected' | undefined;
  /** How old the value is, in words, once it no longer follows the run: it is dimmed and says so. */
  readonly stale?: string | undefined;
}

export function Figure(props: FigureProps) {
  const { value, unit, caption, size = 'headline', tone = 'plain', stale } = props;
  return (
    <div className={classNames(classes.figure, classes[size])}>
      <span className={classNames(classes.value, classes[tone], stale !== undefined && classes.stale)}>
        {value}
        {unit !== undefined && <span className={classes.unit}>{unit}</span>}
      </span>
      <span className={classes.caption}>{stale ?? caption}</span>
    </div>
  );
}
