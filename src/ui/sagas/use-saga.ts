import type { SagaDetail } from '../../worker/sagas';
import { HEAD } from '../../worker/frame';
import { ok } from '../../base/result';
import type { Time } from '../../base/time';
import { useActors, useRun } from '../app/app-context';
import { useAnswer, type Answer } from '../traces/use-answer';
import { useEdits } from '../traces/use-edits';
import { useMoment } from '../traces/use-moment';

/** A saga as it was at a moment: what was open then went on up to it. */
export interface SagaThen {
  readonly detail: SagaDetail;
  readonly now: Time;
}

const REFRESH_MS = 330;

/** One saga as it is at the present moment, asked for anew as the run goes on and whenever somebody edits it. */
export function useSaga(number: number): Answer<SagaThen> {
  const { run } = useActors();
  const line = useRun(({ line: id }) => id);
  const edits = useEdits();
  const moment = useMoment(REFRESH_MS);
  return useAnswer<SagaThen>(`${line} ${number}`, `${moment} ${edits}`, async () => {
    const now = run.feed.frame?.head(HEAD.time) ?? 0;
    const result = await run.data.saga(number);
    return result.ok ? ok({ detail: result.value, now }) : result;
  });
}
