import { useEffect } from 'react';
import { useActors } from '../app/app-context';
import { offerFind } from '../app/offer-find';

/** How many frames it may take to be fetched and to appear after its tab was chosen. */
const PATIENCE = 300;

/** While the playground is shown, finding something means the field of the dock that says so: of most tabs, that of the log. */
export function useFindInLog(): void {
  const actors = useActors();
  useEffect(() => {
    let frame = 0;
    const tryAgain = (left: number): void => {
      const field = document.querySelector<HTMLInputElement>('input[type="search"][aria-keyshortcuts="/"]');
      if (field !== null) field.focus();
      else if (left > 0) frame = requestAnimationFrame(() => tryAgain(left - 1));
    };
    const focus = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => tryAgain(PATIENCE));
    };
    const withdraw = offerFind(actors, focus);
    return () => {
      cancelAnimationFrame(frame);
      withdraw();
    };
  }, [actors]);
}
