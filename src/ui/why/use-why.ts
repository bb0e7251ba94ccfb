import { useActors, useRun } from '../app/app-context';
import { useAnswer, type Answer } from '../traces/use-answer';
import type { Why, WhySubject } from '../../worker/traces';

/** What was decided does not change any more, unless the line does. */
export function useWhy(subject: WhySubject): Answer<Why> {
  const { run } = useActors();
  const line = useRun((state) => state.line);
  return useAnswer(JSON.stringify(subject), line, async () => run.askWhy(subject));
}
