import { createContext, useContext } from 'react';
import type { ScenarioTitle } from '../../scenario/library/titles';

/** The built-in scenarios, for every list of them. */
export const ScenariosContext = createContext<readonly ScenarioTitle[]>([]);

export function useScenarios(): readonly ScenarioTitle[] {
  return useContext(ScenariosContext);
}
