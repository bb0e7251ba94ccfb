import type { ReactNode } from 'react';
import classes from './section.module.css';

/** Sections that can be folded, one below the other. */
export function FoldSections({ children }: { readonly children: ReactNode }) {
  return <div className={classes.folds}>{children}</div>;
}
