/** In place of an expected version: the one that was loaded. */
export const AS_LOADED = -100;

/** What a handling wants of its host. */
export const LOAD = 1;
export const APPEND = 2;
/** To be woken at `wakeAt`. */
export const WAIT = 3;
/** It has ended; `result` says how. */
export const DONE = 4;
/** What was told came late, and nothing is wanted for it. */
export const NOTHING = 5;

/** What came of an append. */
export const APPENDED = 1;
/** The store had exactly this append before. */
export const APPENDED_BEFORE = 2;
/** The stream is at another version than expected. */
export const AT_OTHER_VERSION = 3;
/** The store knows some of the ids, or all but otherwise. */
export const IDS_KNOWN = 4;
/** The store takes no more, for whatever reason. */
export const NOT_TAKEN = 5;

/** How a handling ended. */
export const UNDER_WAY = 0;
export const HANDLED = 1;
/** No event followed from the command, and none was refused. */
export const WITHOUT_EVENTS = 2;
/** The command was handled before, by its key. */
export const REPEATED = 3;
/** The aggregate says no. */
export const REFUSED = 4;
export const CONFLICT = 5;
/** The store says no. */
export const STORE_SAYS_NO = 6;
/** The key, or an id, belongs to events elsewhere. */
export const KEY_TAKEN = 7;
/** No read was answered: nothing has happened. */
export const UNANSWERED = 8;
/** No append was answered: whether it happened is not known. */
export const UNKNOWN = 9;

/** In the order of the codes above. */
export const RESULTS = [
  'under way',
  'handled',
  'without events',
  'handled before',
  'refused',
  'conflict',
  'not taken by the store',
  'key taken',
  'no answer',
  'not known',
] as const;
