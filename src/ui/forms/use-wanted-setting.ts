import { useEffect, type RefObject } from 'react';
import { useActors, useView } from '../app/app-context';

/** Whoever was led to the setting at a path finds the caret in its field. */
export function useWantedSetting(row: RefObject<HTMLElement | null>, path: string | undefined): void {
  const { view } = useActors();
  const isWanted = useView(({ wantsSetting }) => path !== undefined && wantsSetting?.path === path);
  useEffect(() => {
    if (!isWanted) return;
    // What was open over the page gives the focus back where it was before: that comes first.
    const turn = setTimeout(() => {
      const control = row.current?.querySelector<HTMLElement>('input, select, textarea');
      control?.scrollIntoView({ block: 'center' });
      control?.focus();
      if (control instanceof HTMLInputElement) control.select();
      view.setState({ wantsSetting: null });
    });
    return () => clearTimeout(turn);
  }, [isWanted, row, view]);
}
