/** What became of the failure that the fallback saw last; 0 before the first one. */
export const NONE_YET = 0;
export const PASSED_ON = 1;
export const SERVED_STATIC = 2;
export const SERVED_CACHED = 3;
export const SERVED_OTHER = 4;
export const NOTHING_CACHED = 5;
export const ASKS_OTHER = 6;
export const OTHER_FAILED = 7;
export const OTHER_WITHDRAWN = 8;
