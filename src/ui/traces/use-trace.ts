import { useEffect, useRef, useState } from 'react';
import type { Time } from '../../base/time';
import { HEAD } from '../../worker/frame';
import { ok } from '../../base/result';
import type { RequestRef, Trace } from '../../worker/traces';
import { useActors, useRun } from '../app/app-context';
import { useAnswer, type Answer } from './use-answer';
import { isSettled } from './settled';
import { useMoment } from './use-moment';

/** A trace as it was at a moment: spans that were open then went on up to it. */
export interface TraceThen {
  readonly trace: Trace;
  readonly now: Time;
}

/** As long as something of a trace is open it is asked for anew, but recording it costs the worker some time. */
const REFRESH_MS = 1000;

/** The trace of a request up to the present moment. */
export function useTrace(ref: RequestRef): Answer<TraceThen> {
  const { run } = useActors();
  const line = useRun(({ line: id }) => id);
  const moment = useMoment(REFRESH_MS);
  const settled = useRef<TraceThen | null>(null);
  const [freshness, setFreshness] = useState(0);
  const { client, number } = ref;
  const answer = useAnswer<TraceThen>(`${line} ${client} ${number}`, freshness, async () => {
    const now = run.feed.frame?.head(HEAD.time) ?? 0;
    const result = await run.askTrace({ client, number });
    return result.ok ? ok({ trace: result.value, now }) : result;
  });
  useEffect(() => {
    settled.current = answer.value;
  });
  const seen = useRef(moment);
  useEffect(() => {
    if (seen.current === moment) return;
    seen.current = moment;
    if (!isSettled(settled.current, moment)) setFreshness((count) => count + 1);
  }, [moment]);
  return answer;
}
