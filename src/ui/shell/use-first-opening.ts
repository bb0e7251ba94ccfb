import { useEffect, type RefObject } from 'react';
import { select } from '../../state/view';
import { useActors } from '../app/app-context';
import { firstOpening } from './first-opening';

/**
 * Selects the first breaker that opens while somebody only watches, so that the reason is in sight at once. Whoever
 * uses the inspector or presses Escape looks around already.
 */
export function useFirstOpening(inspector: RefObject<Element | null>, wanted: boolean): void {
  const { run, view } = useActors();
  useEffect(() => {
    if (!wanted) return undefined;
    const leaveAlone = (): void => {
      if (view.getState().untouched) view.setState({ untouched: false });
    };
    const onPress = ({ target }: Event): void => {
      // To press "Run it" is to watch.
      if (target instanceof Element && target.closest('[data-begins]') === null) leaveAlone();
    };
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') leaveAlone();
    };
    const pane = inspector.current;
    for (const kind of TOUCHES) pane?.addEventListener(kind, onPress, { passive: true });
    document.addEventListener('keydown', onKey, true);
    const stop = run.feed.subscribe(() => {
      const found = firstOpening(run.getState(), view.getState(), run.feed);
      if (found !== null) select(view, { kind: 'edge', id: found.edge }, found.layer);
    });
    return () => {
      for (const kind of TOUCHES) pane?.removeEventListener(kind, onPress);
      document.removeEventListener('keydown', onKey, true);
      stop();
    };
  }, [run, view, inspector, wanted]);
}

const TOUCHES = ['pointerdown', 'wheel', 'input'] as const;
