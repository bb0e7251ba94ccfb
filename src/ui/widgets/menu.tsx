import * as DropdownMenu from '@radix-ui/react-dropdown-menu';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names';
import { Kbd } from './kbd';
import classes from './menu.module.css';

export interface MenuItem {
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly danger?: boolean | undefined;
  /** Given for a choice that can be on or off. */
  readonly checked?: boolean | undefined;
  readonly disabledReason?: string | undefined;
}

export interface MenuHeading {
  readonly heading: string;
}

export type MenuEntry = MenuItem | MenuHeading | 'separator';

export interface MenuProps {
  /** A Button or an IconButton. */
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end' | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

export function Menu({ trigger, entries, align = 'start', side = 'bottom', open, onOpenChange }: MenuProps) {
  return (
    <DropdownMenu.Root
      modal={false}
      {...(open !== undefined && { open })}
      {...(onOpenChange !== undefined && { onOpenChange })}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={classNames(classes.menu, entries.some(hasIcon) && classes.withIcons)}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          loop
        >
          {entries.map((entry, index) => (
            <Entry key={keyOf(entry, index)} entry={entry} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function hasIcon(entry: MenuEntry): boolean {
  return entry !== 'separator' && 'icon' in entry;
}

/** Labels are unique in a menu; separators have nothing but their place. */
function keyOf(entry: MenuEntry, index: number): string {
  if (entry === 'separator') return `separator ${index}`;
  return 'heading' in entry ? `heading ${entry.heading}` : entry.label;
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  if (entry === 'separator') return <DropdownMenu.Separator className={classes.separator} />;
  if ('heading' in entry) {
    return <DropdownMenu.Label className={classes.heading}>{entry.heading}</DropdownMenu.Label>;
  }
  const { label, icon, shortcut, checked, danger = false, disabledReason, onSelect } = entry;
  const off = disabledReason !== undefined;
  const row = {
    className: classNames(classes.item, danger && classes.danger, off && classes.off),
    textValue: label,
    // Not `disabled`: the arrow keys would pass it by, and nobody would learn the reason.
    'aria-disabled': off || undefined,
    onSelect: (event: Event): void => {
      if (off) event.preventDefault();
      else onSelect();
    },
  };
  const content = (
    <>
      <span className={classes.icon}>{icon}</span>
      <span className={classes.label}>
        {label}
        {off && <span className={classes.reason}>{disabledReason}</span>}
      </span>
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </>
  );
  if (checked === undefined) return <DropdownMenu.Item {...row}>{content}</DropdownMenu.Item>;
  return (
    <DropdownMenu.CheckboxItem {...row} checked={checked}>
      {content}
      <DropdownMenu.ItemIndicator className={classes.check}>
        <CheckSign />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  );
}

function CheckSign() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d="M2.5 6.5l2.5 2.5 4.5-5.5" fill="none" stroke="currentcolor" strokeWidth="1.75" />
    </svg>
  );
}
