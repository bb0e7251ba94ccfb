import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '../../widgets/class-names';
import { Tooltip } from '../../widgets/tooltip';
import classes from './chip-button.module.css';

interface ChipButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'disabled'> {
  /** What it is and what a press does. */
  readonly tip: ReactNode;
}

/** A fact about the run that can be pressed. */
export function ChipButton({ tip, className, children, ...rest }: ChipButtonProps) {
  return (
    <Tooltip content={tip}>
      <button {...rest} type="button" className={classNames(classes.chip, className)}>
        {children}
      </button>
    </Tooltip>
  );
}
