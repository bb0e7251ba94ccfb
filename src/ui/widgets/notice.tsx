import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { IconButton } from './icon-button';
import classes from './notice.module.css';

export type NoticeVariant = 'info' | 'warning' | 'error';

export interface NoticeProps {
  readonly variant?: NoticeVariant | undefined;
  /** What happened, where, and what to do. */
  readonly children: ReactNode;
  /** A Button of size small, or two. */
  readonly action?: ReactNode;
  readonly onClose?: (() => void) | undefined;
}

const SIGNS = { info: Info, warning: TriangleAlert, error: CircleAlert } as const;
/** Said before the sentence, where the sign cannot be seen. */
const SPOKEN = { info: '', warning: 'Warning: ', error: 'Error: ' } as const;

/** A message in the page. To have it read out when it comes, put it into a NoticeRegion that is there before. */
export function Notice({ variant = 'info', children, action, onClose }: NoticeProps) {
  const Sign = SIGNS[variant];
  return (
    <div className={classNames(classes.notice, classes[variant])}>
      <Sign className={classes.sign} size={16} aria-hidden="true" />
      <div className={classes.text}>
        <span className="visually-hidden">{SPOKEN[variant]}</span>
        {children}
      </div>
      {action}
      {onClose !== undefined && (
        <IconButton
          label="Dismiss"
          size="small"
          icon={<X size={14} aria-hidden="true" />}
          onClick={onClose}
        />
      )}
    </div>
  );
}

/** Holds the notices of the page at its lower edge. Always rendered: a live region is heard only for what changes. */
export function NoticeRegion({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" aria-live="polite" className={classes.region}>
      {children}
    </div>
  );
}
