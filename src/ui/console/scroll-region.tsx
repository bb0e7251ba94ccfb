import type { ReactNode } from 'react';
import { classNames } from '../widgets/class-names';
import classes from './console.module.css';

interface ScrollRegionProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Something to read that may be longer than its place. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys can scroll only what has the focus
    <div role="region" aria-label={label} tabIndex={0} className={classNames(classes.scroll, className)}>
      {children}
    </div>
  );
}
