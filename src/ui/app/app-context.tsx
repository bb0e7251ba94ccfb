import { createContext, useContext, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { ensure } from '../../base/assert';
import type { Actors } from '../../state/actions';
import type { Preferences } from '../../state/read-preferences';
import type { RunState } from '../../state/run';
import type { View } from '../../state/view';

const Context = createContext<Actors | null>(null);

/** Hands the stores to the whole page. They are made in main.tsx, or by a test. */
export function AppProvider({ actors, children }: { readonly actors: Actors; readonly children: ReactNode }) {
  return <Context value={actors}>{children}</Context>;
}

/** The stores themselves, for event handlers: reading them does not render anew. */
export function useActors(): Actors {
  return ensure(useContext(Context) ?? undefined, 'an AppProvider around this component');
}

/** Renders anew when the selected value changes; select single values or stable objects. */
export function useRun<Selected>(selector: (state: RunState) => Selected): Selected {
  return useStore(useActors().run, selector);
}

export function useView<Selected>(selector: (view: View) => Selected): Selected {
  return useStore(useActors().view, selector);
}

export function usePreferences<Selected>(selector: (preferences: Preferences) => Selected): Selected {
  return useStore(useActors().preferences, selector);
}
