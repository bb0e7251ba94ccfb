import type { SagaFilter, SagaStateName } from '../../worker/sagas';

/** What the person set above the list. */
export interface SagaQuery {
  /** The id of one; null for all. */
  readonly saga: string | null;
  /** None means all. */
  readonly states: readonly SagaStateName[];
  readonly text: string;
}

export const ALL_SAGAS: SagaQuery = { saga: null, states: [], text: '' };

/** The same as the worker takes it. */
export function filterOf({ saga, states, text }: SagaQuery): SagaFilter {
  const words = text.trim();
  return {
    ...(saga !== null && { saga }),
    ...(states.length > 0 && { states }),
    ...(words !== '' && { text: words }),
  };
}

export function isFiltered(query: SagaQuery): boolean {
  return Object.keys(filterOf(query)).length > 0;
}

/** With the state, or without it if it was there. */
export function toggledStates(
  states: readonly SagaStateName[],
  state: SagaStateName,
): readonly SagaStateName[] {
  return states.includes(state) ? states.filter((one) => one !== state) : [...states, state];
}
