import { useSyncExternalStore } from 'react';
import { BLANK_PALETTE, readPalette, type Palette } from './canvas-palette';

let current: Palette | undefined;
const listeners = new Set<() => void>();
let stopWatching: (() => void) | undefined;

/** The palette of the page; components that use it draw again when the theme changes. */
export function usePalette(): Palette {
  return useSyncExternalStore(subscribe, snapshot, () => BLANK_PALETTE);
}

function snapshot(): Palette {
  current ??= readPalette(document.documentElement);
  return current;
}

/** One watch for all: however many canvases there are, the colours are read once per change of theme. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stopWatching ??= watchTheme(() => {
    current = undefined;
    listeners.forEach((tell) => tell());
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopWatching?.();
    stopWatching = undefined;
    // The theme may change while nobody watches it.
    current = undefined;
  };
}

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}
