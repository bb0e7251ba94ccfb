/** Expected versions. One from 0 on is exact: the version of the last event, 0 being a stream that never had one. */
export const ANY = -1;
/** There is nothing to be read of the stream: never was, or it was deleted and nothing came since. */
export const NONE = -2;
/** There is something to be read of the stream. */
export const EXISTS = -3;

/** What came of an append or a deletion: above zero it is as was asked, below zero nothing was changed. */
export const APPENDED = 1;
/** The same append came before; its old position is told. */
export const REPEATED = 2;
/** Nothing was to be done, and nothing speaks against it. */
export const NOTHING = 3;

/** The stream is not at the expected version. */
export const WRONG_VERSION = -1;
/** Some of the ids of events are known, and others are not. */
export const SOME_KNOWN = -2;
/** All ids are known, but from another stream, in another order, or upon another version. */
export const KNOWN_OTHERWISE = -3;
export const TOMBSTONED = -4;
export const STORE_FULL = -5;
export const STREAM_FULL = -6;
export const TOO_MANY_EVENTS = -7;
export const STREAM_TWICE = -8;
export const EVENT_TWICE = -9;

/** What there is of a stream. */
export const NEVER_WRITTEN = 0;
export const LIVING = 1;
export const DELETED = 2;
export const BURIED = 3;
