import { useEffect } from 'react';
import { matchesShortcut } from '../app/keys';
import { runsOnMac } from '../widgets/shortcut-text';

/** Where a letter is text, or belongs to what lies over the page. */
const ELSEWHERE =
  'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]';

/** T turns charts into a table and back, while they are shown. */
export function useTableKey(toggle: (() => void) | undefined): void {
  useEffect(() => {
    if (toggle === undefined) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || !matchesShortcut('T', event, runsOnMac())) return;
      if (event.target instanceof Element && event.target.closest(ELSEWHERE) !== null) return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [toggle]);
}
