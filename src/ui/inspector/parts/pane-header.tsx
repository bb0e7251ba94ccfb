import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAction } from '../../app/use-action';
import { IconButton } from '../../widgets/icon-button';
import { FindSetting } from './find-setting';
import classes from './pane-header.module.css';

export interface PaneHeaderProps {
  /** A lucide icon of size 16. */
  readonly icon: ReactNode;
  readonly title: string;
  readonly caption: ReactNode;
  /** Leads to the guide. */
  readonly help?: ReactNode;
}

/** What the pane is about: a selected part, with the way back to the scenario. */
export function PaneHeader({ icon, title, caption, help }: PaneHeaderProps) {
  const clear = useAction('view.clear-selection');
  return (
    <header className={classes.header}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <h2 className={classes.title} title={title} tabIndex={-1}>
        {title}
      </h2>
      <span className={classes.ways}>
        <FindSetting />
        {help}
        <IconButton
          label="Back to the scenario"
          size="small"
          icon={<X size={16} aria-hidden="true" />}
          tooltipSide="left"
          onClick={clear.run}
          {...(clear.shortcut !== undefined && { shortcut: clear.shortcut })}
        />
      </span>
      <p className={classes.caption}>{caption}</p>
    </header>
  );
}
