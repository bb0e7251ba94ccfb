import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classNames } from './class-names';
import { Tooltip } from './tooltip';
import classes from './button.module.css';

type NativeProps = Omit<ComponentProps<'button'>, 'disabled' | 'type' | 'size'>;

export interface ButtonProps extends NativeProps {
  readonly variant?: 'plain' | 'primary' | 'quiet' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  /** Stands before the words; a lucide icon of size 14. */
  readonly icon?: ReactNode;
  /** Why it cannot be pressed now. It keeps the focus and says so, where `disabled` would be mute. */
  readonly disabledReason?: string | undefined;
  readonly type?: 'button' | 'submit' | undefined;
}

export function Button(props: ButtonProps) {
  const {
    variant = 'plain',
    size = 'normal',
    icon,
    disabledReason,
    type = 'button',
    children,
    ...rest
  } = props;
  const off = disabledReason !== undefined;
  const button = (
    <button
      {...rest}
      {...(off && silenced)}
      // oxlint-disable-next-line react/button-has-type -- the type is one of two literals, checked by the compiler
      type={type}
      className={classNames(classes.button, classes[variant], classes[size], rest.className)}
    >
      {icon}
      {children}
    </button>
  );
  if (!off) return button;
  return (
    <Tooltip content={disabledReason} showOnPress>
      {button}
    </Tooltip>
  );
}

/** What takes a button out of use without taking it out of the tab order. */
export const silenced = {
  'aria-disabled': true,
  onClick: (event: MouseEvent<HTMLElement>): void => {
    event.preventDefault();
    event.stopPropagation();
  },
  onPointerDown: (event: { stopPropagation: () => void }): void => event.stopPropagation(),
  onKeyDown: undefined,
} as const;
