import * as DropdownMenu from '@radix-ui/react-dropdown-menu';
import { useState } from 'react';
import { classNames } from './class-names';
import { Kbd } from './kbd';
import { ariaShortcut, runsOnMac } from './shortcut-text';
import type { MenuEntry, MenuProps } from './menu';
import classes from './radix-menu.module.css';

interface RadixMenuProps extends MenuProps {
  readonly onClose?: () => void;
}

/** The menu itself, open from the start: `Menu` fetches it when its trigger is first pressed. */
export function RadixMenu({ trigger, entries, align = 'start', side = 'bottom', onClose }: RadixMenuProps) {
  const [place, setPlace] = useState(landmark);
  const change = (open: boolean): void => {
    // The page may show another part by now than when it was opened last.
    if (open) setPlace(landmark);
    else onClose?.();
  };
  return (
    <DropdownMenu.Root modal={false} defaultOpen onOpenChange={change}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          className={classNames(classes.menu, entries.some(hasIcon) && classes.withIcons)}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          loop
          // It takes the focus when it opens; and where it scrolls that must be said of it.
          tabIndex={0}
        >
          {entries.map((entry, index) => (
            <Entry key={keyOf(entry, index)} entry={entry} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Beside the main part of the page nobody looks for anything; and beside an open dialog there is nothing for whoever listens. */
function landmark(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('[role="dialog"][data-state="open"]') ??
    document.querySelector('main')
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
    'aria-keyshortcuts': shortcut === undefined ? undefined : ariaShortcut(shortcut, runsOnMac()),
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
      {shortcut !== undefined && (
        <span aria-hidden="true">
          <Kbd keys={shortcut} />
        </span>
      )}
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
