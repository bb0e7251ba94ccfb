import type { RunState } from './run';
import type { Page } from './view';

/** Whether a run has something that its scenario does not have by itself, or that no address leads to. */
export function hasOwnThings(
  { phase, log, changedAtStart, lines, hasInputs }: RunState,
  page: Page,
): boolean {
  if (phase !== 'ready') return false;
  return (
    (page.kind === 'file' && page.isNew !== true) ||
    hasInputs ||
    log.length + changedAtStart > 0 ||
    lines.length > 1
  );
}
