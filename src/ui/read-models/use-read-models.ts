import { ok } from '../../base/result';
import type { Time } from '../../base/time';
import type { ReadModelDetail, ReadModelPage, ReadQuery, ReadResult } from '../../worker/read-models';
import { HEAD } from '../../worker/frame';
import { useActors, useRun } from '../app/app-context';
import { useAnswer, type Answer } from '../traces/use-answer';
import { useEdits } from '../traces/use-edits';
import { useMoment } from '../traces/use-moment';

/** What was told, and at which moment of the run. */
export interface Then<Told> {
  readonly told: Told;
  readonly now: Time;
}

const REFRESH_MS = 330;

/** Everything is asked anew as the run goes on, and whenever somebody edits it. */
function useFreshness(): { readonly line: number; readonly freshness: string } {
  const line = useRun(({ line: id }) => id);
  const edits = useEdits();
  const moment = useMoment(REFRESH_MS);
  return { line, freshness: `${moment} ${edits}` };
}

function useNow(): () => Time {
  const { run } = useActors();
  return () => run.feed.frame?.head(HEAD.time) ?? 0;
}

export function useReadModels(): Answer<Then<ReadModelPage>> {
  const { run } = useActors();
  const { line, freshness } = useFreshness();
  const now = useNow();
  return useAnswer(String(line), freshness, async () => {
    const asked = now();
    return ok({ told: await run.data.readModels(), now: asked });
  });
}

export function useReadModel(id: string): Answer<Then<ReadModelDetail>> {
  const { run } = useActors();
  const { line, freshness } = useFreshness();
  const now = useNow();
  return useAnswer(`${line} ${id}`, freshness, async () => {
    const asked = now();
    const result = await run.data.readModel(id);
    return result.ok ? ok({ told: result.value, now: asked }) : result;
  });
}

/** What was found by a query, which stands beside it: it may be an earlier one, as long as the newest is under way. */
export interface Found {
  readonly query: ReadQuery;
  readonly result: ReadResult;
}

export function useReadQuery(id: string, query: ReadQuery): Answer<Found> {
  const { run } = useActors();
  const { line, freshness } = useFreshness();
  return useAnswer<Found>(`${line} ${id}`, `${freshness} ${JSON.stringify(query)}`, async () => {
    const result = await run.data.readQuery(id, query);
    return result.ok ? ok({ query, result: result.value }) : result;
  });
}
