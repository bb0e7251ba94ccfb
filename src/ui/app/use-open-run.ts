import { use, useEffect, useRef } from 'react';
import type { ScenarioTitle } from '../../scenario/library/titles';
import { isMoving } from '../../state/is-moving';
import { formatRoute, wrongSeedWords } from '../../state/route';
import { openOwn } from '../../state/open-own';
import { couldNotAsk, NOTHING_SELECTED } from '../../state/view';
import { useActors, useView } from './app-context';
import { DraftsContext } from './drafts-context';

/**
 * Opens what the address asks for. A run is its scenario and seed: coming back to the one that is still open goes on
 * with it. Leaving it for the start page pauses it.
 */
export function useOpenRun(scenarios: readonly ScenarioTitle[]): void {
  const { run, view } = useActors();
  const drafts = use(DraftsContext);
  const page = useView((shown) => shown.page);
  const opened = useRef<{ readonly id: string; readonly seed: number } | null>(null);
  useEffect(() => {
    const now = run.getState();
    // A link is read first.
    if (page.kind === 'start' || (page.kind === 'link' && page.written === undefined)) {
      if (isMoving(now)) run.pause();
      return;
    }
    const alive = now.phase !== 'closed' && now.phase !== 'failed';
    if (page.kind === 'draft') {
      opened.current = null;
      if (alive && view.getState().draft === page.id) return;
      view.setState({ ...NOTHING_SELECTED, file: null });
      run.close();
      drafts?.open().then(
        (desk) => void desk.opener.open(page.id),
        () => {
          couldNotAsk(view);
          view.setState({ page: { kind: 'start' } });
        },
      );
      return;
    }
    if (page.kind === 'file' || page.kind === 'link') {
      if (alive && view.getState().file === page) return;
      opened.current = null;
      view.setState({ ...NOTHING_SELECTED, ...page.written?.shown, file: page });
      openOwn(run, page);
      return;
    }
    const title = scenarios.find(({ id }) => id === page.scenarioId);
    if (title === undefined) return;
    if (page.wrongSeed !== undefined) {
      const { wrongSeed, ...sound } = page;
      // In place of the entry: going back shall not lead to the wrong address again.
      history.replaceState(null, '', formatRoute(sound));
      view.setState({ page: sound, message: wrongSeedWords(wrongSeed, title.seed) });
      return;
    }
    const wanted = { id: title.id, seed: page.seed ?? title.seed };
    const before = opened.current;
    if (alive && before?.id === wanted.id && before.seed === wanted.seed) return;
    opened.current = wanted;
    view.setState({ ...NOTHING_SELECTED, file: null });
    run.open({ kind: 'built-in', id: wanted.id }, wanted.seed);
  }, [page, run, view, scenarios, drafts]);

  useEffect(
    () =>
      run.subscribe(({ phase, scenario, seed }) => {
        const now = opened.current;
        if (phase !== 'ready' || now === null || scenario?.id !== now.id || seed === now.seed) return;
        // Somebody set another seed: the address says which, so that a reload or a bookmark shows the same run.
        opened.current = { id: now.id, seed };
        const { page: shown } = view.getState();
        if (shown.kind === 'run') view.setState({ page: { ...shown, seed } });
      }),
    [run, view],
  );
}
