import { ERROR, INVALID, UNAVAILABLE, type Outcome } from '../base/outcome';
import type { WorkSettings } from './node-settings';

/** How a request ends that fails in this way. */
export const ERROR_OUTCOMES: Readonly<Record<WorkSettings['errorClass'], Outcome>> = {
  error: ERROR,
  unavailable: UNAVAILABLE,
  invalid: INVALID,
};
