import { useEffect, useState } from 'react';
import { isInDialog, isInOpenList, isWritable } from '../app/whose-space';

interface Pasted {
  readonly target: Element;
  readonly text: string;
}

/**
 * What is pasted over the page before the tools for drawing are there waits for them: only they know whether it is nodes.
 * Then it is pasted once more, for them and for whoever takes scenarios.
 */
export function useEarlyPaste(isAwaited: boolean, isThere: boolean, wish: () => void): void {
  const [pasted] = useState<Pasted[]>([]);
  useEffect(() => {
    if (!isAwaited || isThere) return undefined;
    const keep = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      const text = clipboardData?.getData('text/plain') ?? '';
      if (text === '' || !(target instanceof Element)) return;
      if (isWritable(target) || isInDialog(target) || isInOpenList(target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      pasted.push({ target, text });
      wish();
    };
    document.addEventListener('paste', keep, true);
    return () => document.removeEventListener('paste', keep, true);
  }, [isAwaited, isThere, pasted, wish]);
  useEffect(() => {
    if (!isThere) return;
    for (const { target, text } of pasted.splice(0)) {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const place = target.isConnected ? target : document.body;
      place.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }
  }, [isThere, pasted]);
}
