import { useMemo } from 'react';
import { useConsole } from './console-context';
import { problemDetails, type FieldProblem } from './problem-details';

const NONE: readonly FieldProblem[] = [];

/** What the answer that is looked at finds wrong with the body that is still typed. */
export function useFieldProblems(): readonly FieldProblem[] {
  const entry = useConsole(({ entries, shown }) => entries.find(({ id }) => id === shown));
  const body = useConsole(({ draft }) => draft.body);
  const node = useConsole(({ draft }) => draft.node);
  const answer = entry?.answer ?? null;
  const isAbout = entry !== undefined && entry.request.body === body && entry.request.node === node;
  return useMemo(
    () => (answer === null || !isAbout ? NONE : (problemDetails(answer)?.errors ?? NONE)),
    [answer, isAbout],
  );
}
