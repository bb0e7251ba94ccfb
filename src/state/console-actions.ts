import type { Actors, Situation } from './actions';
import type { Sketches } from './action-sketch';
import { whyNoRun } from './run-actions';

type ConsoleActionId = 'console.send' | 'console.copy-curl' | 'console.copy-fetch';

/** What is done to the request that is typed into the console. */
export function consoleActions(actors: Actors, situation: Situation): Sketches<ConsoleActionId> {
  const unavailable =
    whyNoRun(situation) ?? (situation.view.dockTab === 'console' ? undefined : 'Show the console first.');
  const copy = (format: 'curl' | 'fetch') => ({
    label: `Copy the request as ${format}`,
    unavailable,
    run: () => actors.console.now?.copy(format),
  });
  return {
    'console.send': {
      label: 'Send the request of the console',
      shortcut: 'Ctrl Enter',
      unavailable,
      run: () => actors.console.now?.send(),
    },
    'console.copy-curl': copy('curl'),
    'console.copy-fetch': copy('fetch'),
  };
}
