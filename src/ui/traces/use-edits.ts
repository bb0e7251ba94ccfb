import { useState } from 'react';
import { useRun } from '../app/app-context';

/** Counts what the run told of edits: what is asked about may change by one at a moment that stands still. */
export function useEdits(): number {
  const log = useRun((run) => run.log);
  const [known, know] = useState({ log, count: 0 });
  if (known.log !== log) know({ log, count: known.count + 1 });
  return known.count;
}
