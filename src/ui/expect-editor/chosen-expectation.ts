import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunStore } from '../../state/run';
import { useActors } from '../app/app-context';

/** Which expectation somebody looks at: its form is open, its range is shaded on the timeline. */
export interface ChosenExpectation {
  /** Whose form is open, by its id. */
  readonly chosen: string | null;
  /** The one that is pointed at, or has the focus. */
  readonly pointed: string | null;
}

const stores = new WeakMap<RunStore, StoreApi<ChosenExpectation>>();

/** The list of the inspector and the lanes of the timeline share it. */
export function useChosenExpectation(): StoreApi<ChosenExpectation> {
  const { run } = useActors();
  const known = stores.get(run);
  if (known !== undefined) return known;
  const made = createStore<ChosenExpectation>(() => ({ chosen: null, pointed: null }));
  stores.set(run, made);
  return made;
}

export function useChosen<Selected>(selector: (state: ChosenExpectation) => Selected): Selected {
  return useStore(useChosenExpectation(), selector);
}
