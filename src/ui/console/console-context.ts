import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { ensure } from '../../base/assert';
import type { ConsoleState, ConsoleStore } from '../../state/console/console-store';

export const ConsoleContext = createContext<ConsoleStore | null>(null);

/** What the console knows and does; it outlives the tab that shows it. */
export function useConsoleStore(): ConsoleStore {
  return ensure(useContext(ConsoleContext) ?? undefined, 'a ConsoleContext around this component');
}

/** Renders anew when the selected value changes. */
export function useConsole<Selected>(selector: (state: ConsoleState) => Selected): Selected {
  return useStore(useConsoleStore(), selector);
}
