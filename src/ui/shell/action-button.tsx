import type { ReactNode } from 'react';
import type { ActionId } from '../../state/actions';
import { useAction } from '../app/use-action';
import { IconButton, type IconButtonProps } from '../widgets/icon-button';

interface ActionButtonProps extends Pick<
  IconButtonProps,
  'variant' | 'size' | 'tooltipSide' | 'className' | 'pressed'
> {
  readonly action: ActionId;
  readonly icon: ReactNode;
}

/** A button of an action: its label, its shortcut and, when it cannot run, the reason. */
export function ActionButton({ action, icon, ...looks }: ActionButtonProps) {
  const { label, shortcut, unavailable, run } = useAction(action);
  return (
    <IconButton
      {...looks}
      label={label}
      icon={icon}
      shortcut={shortcut}
      disabledReason={unavailable}
      onClick={run}
    />
  );
}
