/** Why a call that failed is not tried again. A small whole number, kept with each decision. */
export type Reason = number;

/** There is none: it is tried again. */
export const GOES_ON = 0;
export const NOT_RETRIED = 1;
export const ATTEMPTS_USED_UP = 2;
export const NOT_IDEMPOTENT = 3;
export const PUSHED_BACK = 4;
export const TOO_LATE = 5;
export const BUDGET_USED_UP = 6;
export const TURNED_AWAY = 7;

/** By code; the words follow "gave up:". */
export const RETRY_REASONS = [
  { id: 'goes-on', words: 'tried again' },
  { id: 'class', words: 'such an end is not tried again' },
  { id: 'attempts', words: 'the attempts were used up' },
  { id: 'not-idempotent', words: 'the request may not be repeated' },
  { id: 'pushback', words: 'a longer wait was asked for than is granted' },
  { id: 'deadline', words: 'the next attempt would have begun too late' },
  { id: 'budget', words: 'the budget for retries was used up' },
  { id: 'turned-away', words: 'a guard further in would turn the next attempt away' },
] as const;
