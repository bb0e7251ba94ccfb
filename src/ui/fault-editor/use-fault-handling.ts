import { useSyncExternalStore } from 'react';
import { nsToMs } from '../../base/time';
import type { Actors } from '../../state/actions';
import { hasBegun } from '../../state/has-begun';
import { seekerOf } from '../../state/seeking';
import { useActors } from '../app/app-context';
import { refusalText } from '../forms/refusal-words';
import { faultForm } from '../inspector/faults/fault-form';
import { FaultHandling, type HeldFault } from './fault-handling';

const REST_MS = 700;

const known = new WeakMap<Actors['run'], FaultHandling>();

/** What is held by hand in the run of the page: all bars share it. */
export function useFaultHandling(): FaultHandling {
  return handlingOf(useActors());
}

export function useHeldFault(id: string): HeldFault | undefined {
  const handling = useFaultHandling();
  const read = (): HeldFault | undefined => handling.get(id);
  return useSyncExternalStore(handling.subscribe, read, read);
}

/** The present moment and the length of the run in ms; the moment is 0 while nothing has happened. */
export function timesOf({ run }: Pick<Actors, 'run'>): { readonly now: number; readonly duration: number } {
  const state = run.getState();
  const now = hasBegun(run.feed.frame, state) ? Math.ceil(nsToMs(seekerOf(run).moment)) : 0;
  return { now, duration: state.scenario?.durationMs ?? 0 };
}

function handlingOf(actors: Actors): FaultHandling {
  const { run, view } = actors;
  const before = known.get(run);
  if (before !== undefined) return before;
  const made = new FaultHandling({
    faultOf: (id) => run.getState().scenario?.faults.find((fault) => fault.id === id),
    times: () => timesOf(actors),
    send: async ({ edit, label }) => run.editTogether(edit, label),
    afterRest: (call) => {
      const timer = setTimeout(call, REST_MS);
      return () => clearTimeout(timer);
    },
    refused: ({ name, kind }, problems) => {
      const why =
        typeof problems === 'string'
          ? problems
          : refusalText(run.getState().scenario, faultForm(kind), problems);
      view.setState({ message: `${name} stays as it was. ${why}` });
    },
  });
  known.set(run, made);
  return made;
}
