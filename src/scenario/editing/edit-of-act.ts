import type { Scenario } from '../format';
import type { Act, ActResult } from './acts';
import { editOfMove } from './move';

/** The edit by which an act is done, or what is in its way. */
export function editOfAct(scenario: Scenario, act: Act): ActResult {
  return editOfMove(scenario, act);
}
