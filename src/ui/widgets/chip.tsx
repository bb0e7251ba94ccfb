import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Tooltip } from './tooltip';
import classes from './chip.module.css';

export interface ChipProps {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  /** Mono for seeds, hashes and ids. */
  readonly mono?: boolean | undefined;
  /** Makes it a button: what it opens or chooses. */
  readonly onPress?: (() => void) | undefined;
  /** Given for a filter: whether it is chosen. */
  readonly pressed?: boolean | undefined;
  /** What the word of a filter means, for whoever points at it. */
  readonly help?: string | undefined;
  /** Adds a cross to a chip without `onPress`, as on a filter that is set; the label says what it takes away. */
  readonly remove?: { readonly label: string; readonly onPress: () => void } | undefined;
}

export function Chip({ children, icon, mono = false, onPress, pressed, help, remove }: ChipProps) {
  const className = classNames(classes.chip, mono && 'mono', onPress !== undefined && classes.pressable);
  const content = (
    <>
      {icon}
      {children}
    </>
  );
  if (onPress !== undefined) {
    const button = (
      <button type="button" className={className} aria-pressed={pressed} onClick={onPress}>
        {content}
      </button>
    );
    return help === undefined ? button : <Tooltip content={help}>{button}</Tooltip>;
  }
  return (
    <span className={className}>
      {content}
      {remove !== undefined && (
        <button type="button" className={classes.remove} aria-label={remove.label} onClick={remove.onPress}>
          <X size={10} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
