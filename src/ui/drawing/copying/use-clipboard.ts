import { useEffect } from 'react';
import { isInDialog, isInOpenList, isWritable } from '../../app/whose-space';
import type { Desk } from '../desk';
import { clipOfChosen, deleteChosen, isClip, paste, tellCopied } from './clipboard';

/** Ctrl C, X and V, where they are not meant for a text. */
export function useClipboard(desk: Desk): void {
  useEffect(() => {
    const copy = (event: ClipboardEvent): boolean => {
      if (event.defaultPrevented || isForText(event)) return false;
      const clip = clipOfChosen(desk);
      if (clip === null) return false;
      event.clipboardData?.setData('text/plain', clip);
      event.preventDefault();
      tellCopied(desk);
      return true;
    };
    const onCopy = (event: ClipboardEvent): void => void copy(event);
    const onCut = (event: ClipboardEvent): void => {
      if (copy(event)) void deleteChosen(desk);
    };
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (event.defaultPrevented || isElsewhere(event.target) || !isClip(text)) return;
      event.preventDefault();
      void paste(desk, text);
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    // Before whoever takes a text for a scenario.
    document.addEventListener('paste', onPaste, true);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste, true);
    };
  }, [desk]);
}

function isForText(event: ClipboardEvent): boolean {
  return isElsewhere(event.target) || (document.getSelection()?.toString() ?? '') !== '';
}

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && (isWritable(target) || isInDialog(target) || isInOpenList(target));
}
