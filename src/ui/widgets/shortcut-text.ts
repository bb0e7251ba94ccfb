/** A shortcut is written the way people of this machine know it, and once more the way that ARIA reads it. */
const MAC_SIGNS: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' };
const ARIA_NAMES: Readonly<Record<string, string>> = { Ctrl: 'Control', Del: 'Delete', Esc: 'Escape' };

/** "Ctrl K" is "⌘ K" on a Mac; everything else stays as it was written. */
export function shortcutLabel(shortcut: string, onMac: boolean): string {
  if (!onMac) return shortcut;
  return keysOf(shortcut)
    .map((key) => MAC_SIGNS[key] ?? key)
    .join(' ');
}

/** The value of `aria-keyshortcuts`: "Shift Ctrl Z" becomes "Shift+Control+Z". */
export function ariaShortcut(shortcut: string, onMac: boolean): string {
  return keysOf(shortcut)
    .map((key) => (key === 'Ctrl' && onMac ? 'Meta' : (ARIA_NAMES[key] ?? key)))
    .join('+');
}

/** Every button with a shortcut asks, each time it is drawn; the browser makes the text anew for each who reads it. */
let onMac: boolean | undefined;

export function runsOnMac(): boolean {
  onMac ??= typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
  return onMac;
}

function keysOf(shortcut: string): string[] {
  return shortcut.split(' ').filter((key) => key !== '');
}
