import type { ComponentProps, ReactNode } from 'react';
import { silenced } from './button';
import { classNames } from './class-names';
import { Kbd } from './kbd';
import { ariaShortcut, runsOnMac } from './shortcut-text';
import { Tooltip } from './tooltip';
import type { TooltipSide } from './tooltip-place';
import classes from './icon-button.module.css';

type NativeProps = Omit<ComponentProps<'button'>, 'disabled' | 'type' | 'children' | 'aria-label'>;

export interface IconButtonProps extends NativeProps {
  readonly label: string;
  /** A lucide icon of size 16. */
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
  /** Given for a toggle: whether it is on. */
  readonly pressed?: boolean | undefined;
  readonly variant?: 'quiet' | 'plain' | 'primary' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  readonly disabledReason?: string | undefined;
  readonly tooltipSide?: TooltipSide | undefined;
}

export function IconButton(props: IconButtonProps) {
  const { label, icon, shortcut, pressed, variant = 'quiet', size = 'normal', className, ...others } = props;
  const { disabledReason, tooltipSide, ...native } = others;
  const off = disabledReason !== undefined;
  return (
    <Tooltip
      content={<TooltipText label={label} shortcut={shortcut} disabledReason={disabledReason} />}
      side={tooltipSide}
      showOnPress={off}
      describes={off}
    >
      <button
        {...native}
        {...(off && silenced)}
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaShortcut(shortcut, runsOnMac())}
        className={classNames(classes.button, classes[variant], classes[size], className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}

interface TooltipTextProps {
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly disabledReason: string | undefined;
}

function TooltipText({ label, shortcut, disabledReason }: TooltipTextProps) {
  return (
    <>
      <span className={classes.tip}>
        {label}
        {shortcut !== undefined && <Kbd keys={shortcut} />}
      </span>
      {disabledReason !== undefined && <span className={classes.reason}>{disabledReason}</span>}
    </>
  );
}
