import { useState } from 'react';
import type { SagaDetail } from '../../worker/sagas';
import { HEAD } from '../../worker/frame';
import { ok } from '../../base/result';
import type { Time } from '../../base/time';
import { useActors, useRun } from '../app/app-context';
import { useAnswer, type Answer } from '../traces/use-answer';
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
    const result = await run.askSaga(number);
    return result.ok ? ok({ detail: result.value, now }) : result;
  });
}

/** Counts what the run told of edits: a saga may change by one at a moment that stands still. */
function useEdits(): number {
  const log = useRun((run) => run.log);
  const [known, know] = useState({ log, count: 0 });
  if (known.log !== log) know({ log, count: known.count + 1 });
  return known.count;
}
