/** What was decided last about a hedge; 0 before the first time. */
export const NONE_YET = 0;
export const MADE_IN_TIME = 1;
export const MADE_EARLY = 2;
export const DENIED = 3;

/** What the end of an attempt means for its call: it ends, goes on as it is, or makes its next hedge at once. */
export const ENDS = 0;
export const GOES_ON = 1;
export const MAKES_NEXT = 2;
