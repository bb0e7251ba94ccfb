/**
 * What an engine is told about a call that ended. Two words are not enough: a trial that was cancelled or whose
 * error does not count must hand its permit back without closing or opening anything.
 */
export const SUCCESS = 0;
export const FAILURE = 1;
/** The call ended in a way that says nothing about the callee (a rejection by an inner guard, say). */
export const IGNORED = 2;
/** The caller withdrew before there was an answer. */
export const CANCELLED = 3;

export type Judgement = typeof SUCCESS | typeof FAILURE | typeof IGNORED | typeof CANCELLED;
