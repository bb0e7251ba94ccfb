import type { RunState } from '../run';

/** Why nothing can be asked of the run as it stands, and what to do; null when something can. */
export function sendObstacle({ phase, mode }: Pick<RunState, 'phase' | 'mode'>): string | null {
  switch (phase) {
    case 'failed':
      return 'The simulation has failed: nobody answers.';
    case 'recovering':
      return 'The simulation is being brought back. Send it in a moment.';
    case 'closed':
    case 'opening':
      return 'The scenario is being opened. Send it in a moment.';
    case 'ready':
      break;
  }
  if (mode === 'ended') return 'The run has ended: go back to an earlier moment, or begin it anew.';
  return mode === 'full'
    ? 'The run has come to a limit of the simulation: go back in it, or begin it anew.'
    : null;
}
