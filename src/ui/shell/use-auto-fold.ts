import { useEffect, useRef } from 'react';
import { foldPanel } from '../../state/preferences';
import type { PanelId } from '../../state/read-preferences';
import { useActors } from '../app/app-context';
import type { Room } from './breakpoints';

/** The rooms in which a panel has to make way. */
const MAKES_WAY: Readonly<Record<'rail' | 'inspector', readonly Room[]>> = {
  rail: ['narrow', 'medium'],
  inspector: ['narrow'],
};

/**
 * Folds panels away when the room gets small, and back when it gets large again, unless somebody changed it between.
 * In little room the inspector is a sheet that comes and goes with the selection.
 */
export function useAutoFold(room: Room): void {
  useFoldIn('rail', MAKES_WAY.rail.includes(room));
  useFoldIn('inspector', MAKES_WAY.inspector.includes(room));
  const { preferences, view } = useActors();
  const narrow = room === 'narrow';
  useEffect(() => {
    if (!narrow) return undefined;
    return view.subscribe(({ selection }, before) => {
      if (selection !== before.selection) foldPanel(preferences, 'inspector', selection === null);
    });
  }, [narrow, view, preferences]);
}

function useFoldIn(panel: PanelId, small: boolean): void {
  const { preferences } = useActors();
  const foldedHere = useRef(false);
  useEffect(() => {
    const folded = preferences.getState().folded[panel];
    if (small && !folded) {
      foldPanel(preferences, panel, true);
      foldedHere.current = true;
    } else if (!small && foldedHere.current) {
      foldPanel(preferences, panel, false);
      foldedHere.current = false;
    }
  }, [panel, small, preferences]);
}
