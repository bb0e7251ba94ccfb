import { useMemo } from 'react';
import { HEAD } from '../../worker/frame';
import { isMoving } from '../../state/is-moving';
import { useRun, useView } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import type { TourSituation } from './tour-steps';

/** What the person does, as far as the tour looks at it. */
export function useTourSituation(): TourSituation {
  const playing = useRun(isMoving);
  const replays = useRun((run) => run.replays);
  const edits = useRun((run) => run.log.length + run.changedAtStart);
  const faults = useRun((run) => run.scenario?.faults.length ?? 0);
  const seconds = useFrame(({ frame }) => Math.floor((frame?.head(HEAD.time) ?? 0) / 1e9), 200);
  const selected = useView((view) => view.selection?.id ?? null);
  const asksWhy = useView((view) => view.why !== null);
  const overlay = useView((view) => view.overlay !== null);
  return useMemo(
    () => ({ playing, seconds, replays, selected, asksWhy, edits, faults, overlay }),
    [playing, seconds, replays, selected, asksWhy, edits, faults, overlay],
  );
}
