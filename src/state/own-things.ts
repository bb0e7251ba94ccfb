import type { RunState } from './run';
import type { Page } from './view';

/** Whether a run has something that its scenario does not have by itself, or that no address leads to. */
export function hasOwnThings(
  { phase, scenario, log, changedAtStart, lines, hasInputs }: RunState,
  page: Page,
): boolean {
  // A run that is about to make room for another one has let its scenario go.
  if (phase !== 'ready' || scenario === null) return false;
  return (
    (page.kind === 'file' && page.isNew !== true) ||
    hasInputs ||
    log.length + changedAtStart > 0 ||
    lines.length > 1
  );
}
