import {
  cloneElement,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from 'react';

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
  readonly trigger: ReactElement<ComponentProps<'button'>>;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end' | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
}

type LoadedMenu<Props> = (props: Props) => ReactNode;

/** The library under menus is fetched when somebody is about to open one: pages do not wait for it. */
const loadMenu = async (): Promise<LoadedMenu<MenuProps>> => (await import('./radix-menu')).RadixMenu;

/** A button that opens a menu. */
export function Menu(props: MenuProps) {
  return <LateMenu props={props} load={loadMenu} />;
}

interface LateMenuProps<Props> {
  readonly props: Props;
  /** What shows the menu with its trigger, open from the start. */
  readonly load: () => Promise<LoadedMenu<Props>>;
}

/** A button that fetches what is behind it, be it only the library under menus or also what the entries do. */
export function LateMenu<Props extends Pick<MenuProps, 'trigger'>>({ props, load }: LateMenuProps<Props>) {
  const [Loaded, setLoaded] = useState<LoadedMenu<Props> | null>(null);
  if (Loaded !== null) return <Loaded {...props} />;
  const open = (): void => {
    load().then(
      (menu) => setLoaded(() => menu),
      // The trigger stays as it is: the next press tries again.
      () => undefined,
    );
  };
  const openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    open();
  };
  return cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: open,
    onKeyDown: openByKey,
    onPointerEnter: () => void load().catch(() => undefined),
  });
}
