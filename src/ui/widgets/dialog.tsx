import * as RadixDialog from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { classNames } from './class-names';
import { IconButton } from './icon-button';
import classes from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly description?: string | undefined;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
  /** 'sheet' comes from the right and keeps its full height. */
  readonly variant?: 'dialog' | 'sheet' | undefined;
  /** 'large' also keeps its height, whatever it shows. */
  readonly width?: 'normal' | 'wide' | 'large' | undefined;
  /** Buttons at the foot, the primary one last. */
  readonly actions?: ReactNode;
}

/** The page behind is inert, Escape and the backdrop close it, and the focus goes back to where it came from. */
export function Dialog(props: DialogProps) {
  const { title, description, open, onOpenChange, children, actions } = props;
  const { variant = 'dialog', width = 'normal' } = props;
  const cameFrom = useRef<HTMLElement | null>(null);
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={classes.backdrop} />
        <RadixDialog.Content
          className={classNames(classes.box, classes[variant], width !== 'normal' && classes[width])}
          {...(description === undefined && { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            cameFrom.current = focusToReturn();
            focusUnlessOnClose(event);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            cameFrom.current?.focus();
          }}
          onEscapeKeyDown={(event) => {
            // The first Escape belongs to the field in which somebody types: it takes the typed text back.
            if (event.target instanceof Element && event.target.matches('[data-draft]'))
              event.preventDefault();
          }}
        >
          <header className={classes.head}>
            <RadixDialog.Title className={classes.title}>{title}</RadixDialog.Title>
          </header>
          {description !== undefined && (
            <RadixDialog.Description className={classes.description}>{description}</RadixDialog.Description>
          )}
          <div className={classes.body}>{children}</div>
          {actions !== undefined && <footer className={classes.actions}>{actions}</footer>}
          {/* Last, so that a dialog opens with the focus on what it is about. */}
          <RadixDialog.Close asChild>
            <IconButton
              className={classes.close}
              label="Close"
              icon={<X size={16} aria-hidden="true" />}
              tooltipSide="left"
            />
          </RadixDialog.Close>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** What is about to be filled has nothing yet but its button to close: then the focus waits at the dialog itself. */
function focusUnlessOnClose(event: Event): void {
  const { currentTarget: box } = event;
  if (!(box instanceof HTMLElement) || box.querySelectorAll(FOCUSABLE).length > 1) return;
  event.preventDefault();
  box.focus();
}

const FOCUSABLE = 'button, input, select, textarea, a, [tabindex="0"]';

/** Where somebody was before the dialog. The item of a menu is gone by then, and its button takes the focus. */
function focusToReturn(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest('[role="menu"]');
  const opener = document.getElementById(menu?.getAttribute('aria-labelledby') ?? '');
  return opener ?? (active instanceof HTMLElement ? active : null);
}
