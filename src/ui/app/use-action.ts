import { useSyncExternalStore } from 'react';
import { boardOf } from '../../state/action-board';
import type { Action } from '../../state/actions';
import { useActors } from './app-context';

/** Everything that a button needs: label, shortcut, whether it can run now, and what it does. */
export function useAction(id: Action['id']): Action {
  const board = boardOf(useActors());
  return useSyncExternalStore(
    board.subscribe,
    () => board.find(id),
    () => board.find(id),
  );
}

/** All actions in their order, for lists of them. */
export function useAllActions(): readonly Action[] {
  const board = boardOf(useActors());
  return useSyncExternalStore(board.subscribe, board.all, board.all);
}
