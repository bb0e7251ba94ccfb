/** What the last call was told. */
export const NOT_ASKED = 0;
export const FIRST = 1;
/** It leads, for the flight that it found was too old to join. */
export const OVERTOOK = 2;
export const WAITED = 3;
/** It goes alone, for no more calls may wait. */
export const NO_PLACE_TO_WAIT = 4;
/** It goes alone, for no more keys may be under way. */
export const NO_PLACE_TO_FLY = 5;

/** How the call of a leader ended. */
export const ANSWERED = 0;
export const FAILED = 1;
export const CANCELLED = 2;
