import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

export interface EmptyStateProps {
  /** One sentence: what is not here yet, and how it comes about. */
  readonly children: ReactNode;
  /** One Button. */
  readonly action?: ReactNode;
}

export function EmptyState({ children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <p className={classes.sentence}>{children}</p>
      {action}
    </div>
  );
}
