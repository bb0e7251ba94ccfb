/** What a projection wants of its host. */
export const READ = 1;
export const HANDLE = 2;
export const SAVE = 3;
/** To be asked again at `wakeAt`, or when there is news. */
export const WAIT = 4;
/** What it wanted last is still under way. */
export const BUSY = 5;
/** It has stopped, and waits for somebody to resume it. */
export const REST = 6;

/** What is under way. */
export const IDLE = 0;
export const READING = 1;
export const HANDLING = 2;
export const SAVING = 3;

export const CATCHING_UP = 0;
export const LIVE = 1;
export const BEHIND = 2;
export const STOPPED = 3;
export const REBUILDING = 4;

/** In the order of the codes above. */
export const STATUSES = ['catching up', 'live', 'behind', 'stopped', 'rebuilding'] as const;

/** Why the status is what it is. */
export const STARTED = 0;
export const RESTARTED = 1;
export const RESUMED = 2;
export const CAUGHT_UP = 3;
export const LAGS = 4;
export const EVENT_FAILS = 5;
export const READS_FAIL = 6;
export const SAVES_FAIL = 7;
export const POISON = 8;
export const PARKED_FULL = 9;
export const BY_HAND = 10;
export const SWITCHED = 11;
