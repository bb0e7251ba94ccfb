/**
 * What the engines of layers tell of themselves at any moment: where each figure stands in a row of numbers. Breakers,
 * bulkheads and retries have rows of their own (worker/frame.ts), since the screen draws them in special ways.
 */
export const LIMITER_FIGURE = {
  /** Units that the call which asked last found free, and how many there are in all. */
  remaining: 0,
  capacity: 1,
  admitted: 2,
  waited: 3,
  rejected: 4,
  /** Keys that have a limit of their own now. */
  keys: 5,
} as const;

export const CACHE_FIGURE = {
  entries: 0,
  room: 1,
  hits: 2,
  misses: 3,
  stale: 4,
  refreshes: 5,
  evicted: 6,
} as const;

export const FLIGHT_FIGURE = { flights: 0, waiting: 1, led: 2, joined: 3 } as const;

/** How often it answered, how often it could not, and how often the call itself failed. */
export const FALLBACK_FIGURE = { served: 0, failed: 1, primaryFailures: 2 } as const;

export const HEDGE_FIGURE = {
  /** After how many ns a hedge is sent now. */
  delay: 0,
  sent: 1,
  won: 2,
  denied: 3,
  calls: 4,
} as const;

export const BALANCER_FIGURE = {
  members: 0,
  candidates: 1,
  panicking: 2,
  chosen: 3,
  foundNobody: 4,
} as const;

export const EJECTION_FIGURE = { ejected: 0, members: 1, ejections: 2, overflowed: 3 } as const;

export const TIMEOUT_FIGURE = { timedOut: 0, cut: 1, notMade: 2 } as const;

/**
 * Of the budget of a retry: what is left of it and how much there can be; NaN without one. They stand behind what the
 * frame tells of every retry.
 */
export const BUDGET_FIGURE = { left: 2, most: 3, denied: 4, gaveUp: 5 } as const;
