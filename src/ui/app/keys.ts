/** The parts of a KeyboardEvent that a shortcut is matched with. */
export interface Pressed {
  readonly key: string;
  /** The place of the key on the board, whatever is printed on it. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether this press is that shortcut, written as in `Space`, `Shift .`, `Ctrl K`. Ctrl is Command on a Mac. */
export function matchesShortcut(shortcut: string, pressed: Pressed, onMac: boolean): boolean {
  const parts = shortcut.split(' ');
  const wanted = parts.at(-1) ?? '';
  const mod = onMac ? pressed.metaKey : pressed.ctrlKey;
  const otherMod = onMac ? pressed.ctrlKey : pressed.metaKey;
  if (otherMod || mod !== parts.includes('Ctrl') || pressed.altKey !== parts.includes('Alt')) return false;
  const shift = parts.includes('Shift');
  if (isLetter(wanted)) return pressed.shiftKey === shift && letterOf(pressed) === wanted;
  if (shift) return pressed.shiftKey && (pressed.key === wanted || pressed.code === CODES[wanted]);
  const name = NAMES[wanted];
  // A Mac has one key to delete with, which is called the other way.
  if (wanted === 'Del' && pressed.key === 'Backspace') return !pressed.shiftKey;
  if (name !== undefined) return !pressed.shiftKey && pressed.key === name;
  // Signs and digits need Shift on one layout and not on another: what was typed counts, not how.
  return pressed.key === wanted && !(pressed.shiftKey && pressed.code === CODES[wanted]);
}

/** A press that ends in text where somebody writes: only shortcuts with Ctrl pass there. */
export function needsCtrl(shortcut: string): boolean {
  return shortcut.split(' ').includes('Ctrl');
}

/** Signs that are also wanted with Shift, and where they lie: with Shift something else is typed. */
const CODES: Readonly<Record<string, string>> = { '.': 'Period', ',': 'Comma', '0': 'Digit0', '2': 'Digit2' };
const NAMES: Readonly<Record<string, string>> = { Space: ' ', Esc: 'Escape', Del: 'Delete' };

function isLetter(key: string): boolean {
  return /^[A-Z]$/.test(key);
}

/** The letter typed; on a layout without Latin letters the one that lies there elsewhere. */
function letterOf({ key, code }: Pressed): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return /^[!-~]$/.test(key) ? undefined : /^Key([A-Z])$/.exec(code)?.[1];
}
