/** Why an instance was ejected: numbers in the state, words for whoever shows it. */
export const FAILURES_IN_A_ROW = 1;
export const BELOW_FLEET = 2;
export const FAILURE_RATE = 3;

export interface EjectionCause {
  readonly id: string;
  readonly words: string;
}

/** In the order of the codes above; 0 is for an instance that never was. */
export const EJECTION_CAUSES = [
  { id: 'none', words: 'never ejected' },
  { id: 'failures-in-a-row', words: 'failures in a row' },
  { id: 'below-fleet', words: 'success rate far below the others' },
  { id: 'failure-rate', words: 'failure rate' },
] as const satisfies readonly EjectionCause[];
