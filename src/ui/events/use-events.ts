import type { StreamRef } from '../../state/view';
import type { EventDetail, StreamDetail } from '../../worker/events';
import { useActors, useRun } from '../app/app-context';
import { useAnswer, type Answer } from '../traces/use-answer';
import { useEdits } from '../traces/use-edits';
import { useMoment } from '../traces/use-moment';

const REFRESH_MS = 330;

/** One event. It never changes, but as the run goes on, or is edited, its saga may cause more of them. */
export function useEvent(position: number): Answer<EventDetail> {
  const { run } = useActors();
  const line = useRun((state) => state.line);
  const edits = useEdits();
  const moment = useMoment(REFRESH_MS);
  return useAnswer(`${line} ${position}`, `${moment} ${edits}`, async () => run.data.event(position));
}

/** What became of one thing, up to one of its versions: another version takes the place of the one before when it is there. */
export function useStream({ stream, version }: StreamRef): Answer<StreamDetail> {
  const { run } = useActors();
  const line = useRun((state) => state.line);
  const edits = useEdits();
  const moment = useMoment(REFRESH_MS);
  return useAnswer(`${line} ${stream}`, `${moment} ${edits} ${version}`, async () =>
    run.data.stream(stream, version ?? undefined),
  );
}
