import type { StreamRef } from '../../state/view';
import type { EventDetail, StreamDetail } from '../../worker/events';
import { useActors, useRun } from '../app/app-context';
import { useAnswer, type Answer } from '../traces/use-answer';
import { useMoment } from '../traces/use-moment';

const REFRESH_MS = 330;

/** One event. It never changes, but as the run goes on its saga may cause more of them. */
export function useEvent(position: number): Answer<EventDetail> {
  const { run } = useActors();
  const line = useRun((state) => state.line);
  const moment = useMoment(REFRESH_MS);
  return useAnswer(`${line} ${position}`, moment, async () => run.askEvent(position));
}

/** What became of one thing, up to one of its versions: another version takes the place of the one before when it is there. */
export function useStream({ stream, version }: StreamRef): Answer<StreamDetail> {
  const { run } = useActors();
  const line = useRun((state) => state.line);
  const moment = useMoment(REFRESH_MS);
  return useAnswer(`${line} ${stream}`, `${moment} ${version}`, async () =>
    run.askStream(stream, version ?? undefined),
  );
}
