import type { Actors } from '../../state/actions';

/** The action that finds things works on the page that is shown. Gives what withdraws the offer. */
export function offerFind({ find }: Actors, focus: () => void): () => void {
  find.focus = focus;
  return () => {
    if (find.focus === focus) find.focus = null;
  };
}
