/** What became of the last call. The first ones are what `lookup` returns, the last two what `fail` returns. */
export const NOT_ASKED = 0;
/** Nothing that could serve is known: the call goes. */
export const MISS = 1;
export const FRESH = 2;
/** Fresh, and its refresh begins already. */
export const FRESH_REFRESH = 3;
/** Past its time; a refresh is under way, or failed just now. */
export const STALE = 4;
export const STALE_REFRESH = 5;
/** Past its time, standing in for a failure that is remembered. */
export const STALE_FOR_FAILURE = 6;
/** A failure is remembered, and nothing can stand in for it. */
export const NEGATIVE = 7;
/** A call failed, and an entry stands in for it. */
export const SERVE_STALE = 8;
/** A call failed, and there is nothing to serve in its place. */
export const PASS_ON = 9;
