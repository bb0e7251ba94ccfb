/** The codes of a saga: numbers in its state and its outbox, words for whoever shows them. */

/** A step in one direction is an act. */
export const ACTION = 0;
export const COMPENSATION = 1;
/** In place of a step, where an entry is about the saga as a whole. */
export const NO_STEP = -1;
/** In place of the handle of a payload. */
export const NO_PAYLOAD = -1;

/** In place of a status: the state holds no saga yet. */
export const NOT_BEGUN = -1;
export const RUNNING = 0;
export const COMPLETED = 1;
export const COMPENSATING = 2;
export const COMPENSATED = 3;
export const FAILED = 4;
export const STUCK = 5;

export const SAGA_STATUSES = [
  'running',
  'completed',
  'compensating',
  'compensated',
  'failed',
  'stuck',
] as const;

/** Nothing happens to a saga any more that is completed, compensated or failed. */
export function isFinal(status: number): boolean {
  return status === COMPLETED || status === COMPENSATED || status === FAILED;
}

/** Where an act stands. */
export const IDLE = 0;
/** Of a compensation: to be done if the saga turns back. */
export const REGISTERED = 1;
/** An attempt is decided, and is about to be written into the outbox. No function leaves an act there. */
export const DECIDED = 2;
/** An attempt is in the outbox, and nobody has recorded yet that it was sent. */
export const TO_SEND = 3;
export const SENT = 4;
/** Between two attempts. */
export const WAITING = 5;
export const DONE = 6;
/** Over, surely without effect. */
export const NOT_DONE = 7;
/** Over, and it may have taken effect. */
export const IN_DOUBT = 8;
export const NEEDS_OPERATOR = 9;
/** Recorded as failed, by hand or at a dead end. */
export const GIVEN_UP = 10;
/** Of the compensation of a step that has none. */
export const NOTHING_TO_UNDO = 11;

/** What an end of an attempt says. */
export const HAPPENED = 0;
export const NOT_HAPPENED = 1;
export const UNKNOWN = 2;
export const REFUSED = 3;

/** Why a saga turned back. */
export const BY_REFUSAL = 0;
export const BY_FAILURE = 1;
export const BY_DEADLINE = 2;
export const BY_HAND = 3;
export const BY_OPERATOR = 4;
/** It did not turn back, either: a crash has lost it. */
export const BY_CRASH = 5;

export const TURNING_REASONS = [
  { id: 'refused', words: 'was refused' },
  { id: 'failed', words: 'did not succeed in all its attempts' },
  { id: 'deadline', words: 'the deadline was reached' },
  { id: 'cancelled', words: 'it was cancelled by hand' },
  { id: 'not-done', words: 'was marked as failed by hand' },
  { id: 'forgotten', words: 'a crash has lost all that was known of it' },
] as const;

/** What an operator can say about an act that needs one. */
export const TRY_AGAIN = 0;
export const MARK_DONE = 1;
export const MARK_FAILED = 2;

/** What became of a reply. All but those that are taken are counted, and change nothing. */
export const TAKEN = 0;
/** Its attempt was answered before. */
export const DUPLICATE = 1;
/** Its attempt had been given up. */
export const LATE = 2;
/** Its attempt had been followed by another. */
export const OVERTAKEN = 3;
/** Nobody remembers such an attempt: a crash has lost what was known of it. */
export const STRANGER = 4;

/** How much is lost by not saving: nothing, a transition, or a step. */
const NO_LOSS = 0;
export const TRANSITION = 1;
export const STEP = 2;
/** More than anything can lose: nothing is ever saved. */
export const NO_SAVE = 3;

/** What an outbox is made of. The first two are to be done, the others are there to be told. */
export const SAVE = 0;
export const SEND = 1;
export const BEGAN = 2;
export const RECORDED = 3;
export const ACT_DONE = 4;
/** The ends of attempts follow one another in the order of what they say, from NOT_HAPPENED on. */
export const ATTEMPT_ENDED = 4;
export const ACT_ENDED = 8;
export const ACT_IN_DOUBT = 9;
export const NO_WAY_BACK = 10;
export const TURNED_BACK = 11;
export const DEAD_END = 12;
export const ACT_GIVEN_UP = 13;
/** What operators say follows in the order of the codes above. */
export const OPERATOR_SAID = 14;
export const RESUMED = 17;
export const STATUS = 18;
/** Replies that were not taken follow in the order of the codes above, from DUPLICATE on. */
export const REPLY_IGNORED = 18;
export const FORGOTTEN = 23;

/** In the order of the codes above. */
export const ENTRIES = [
  { id: 'save', loss: NO_LOSS },
  { id: 'send', loss: NO_LOSS },
  { id: 'began', loss: STEP },
  { id: 'recorded', loss: TRANSITION },
  { id: 'done', loss: STEP },
  { id: 'attempt-failed', loss: TRANSITION },
  { id: 'attempt-unknown', loss: TRANSITION },
  { id: 'attempt-refused', loss: TRANSITION },
  { id: 'not-done', loss: TRANSITION },
  { id: 'in-doubt', loss: TRANSITION },
  { id: 'no-way-back', loss: TRANSITION },
  { id: 'turned-back', loss: TRANSITION },
  { id: 'needs-operator', loss: STEP },
  { id: 'given-up', loss: TRANSITION },
  { id: 'tried-again', loss: STEP },
  { id: 'marked-done', loss: STEP },
  { id: 'marked-failed', loss: STEP },
  { id: 'resumed', loss: TRANSITION },
  { id: 'status', loss: TRANSITION },
  { id: 'duplicate', loss: NO_LOSS },
  { id: 'late', loss: NO_LOSS },
  { id: 'overtaken', loss: NO_LOSS },
  { id: 'stranger', loss: NO_LOSS },
  { id: 'forgotten', loss: NO_LOSS },
] as const;
