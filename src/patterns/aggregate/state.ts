import type { FieldShape, Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import { AS_LOADED, DONE, NOTHING, UNDER_WAY } from './codes';

/** One command on its way through an aggregate. A type and not an interface, so that its shape can save it. */
export type Handling = {
  /** What it wants: LOAD, APPEND, WAIT or DONE. Whoever answers hands `turn` in, so that what comes late is known. */
  wants: number;
  turn: number;
  /** The version that the command names, or AS_LOADED. */
  given: number;
  /** 0 for events that are there already: these cannot be decided anew. */
  decides: number;
  /** What is to be appended: how many events, and the expected version. */
  events: number;
  expected: number;
  wakeAt: Time;
  /** What it wants after the wait. */
  afterwards: number;
  /** How often another one was quicker, and how often in a row no answer came. */
  conflicts: number;
  unanswered: number;
  /** 1 when the same append was sent before. */
  isResent: number;
  /** 1 when it was loaded again because the store knows the ids. */
  looksForKey: number;
  loads: number;
  result: number;
  /** The version of the stream at the end, as far as it is known. */
  version: number;
  beganAt: Time;
  endedAt: Time;
};

export function handlingShape(): Shape {
  return {
    wants: 'number',
    turn: 'number',
    given: 'number',
    decides: 'number',
    events: 'number',
    expected: 'number',
    wakeAt: 'number',
    afterwards: 'number',
    conflicts: 'number',
    unanswered: 'number',
    isResent: 'number',
    looksForKey: 'number',
    loads: 'number',
    result: 'number',
    version: 'number',
    beganAt: 'number',
    endedAt: 'number',
  } satisfies Record<keyof Handling, FieldShape>;
}

export function newHandling(): Handling {
  return {
    wants: DONE,
    turn: 0,
    given: AS_LOADED,
    decides: 1,
    events: 0,
    expected: 0,
    wakeAt: 0,
    afterwards: NOTHING,
    conflicts: 0,
    unanswered: 0,
    isResent: 0,
    looksForKey: 0,
    loads: 0,
    result: UNDER_WAY,
    version: 0,
    beganAt: 0,
    endedAt: 0,
  };
}

/** A record of what all commands came to; no decision depends on it. */
export type RepositoryState = {
  begun: number;
  handled: number;
  withoutEvents: number;
  repeated: number;
  refused: number;
  /** Those that ended in a conflict. */
  conflicts: number;
  notTaken: number;
  keyTaken: number;
  unanswered: number;
  unknown: number;

  /** How often another command was quicker, and how often a command was decided anew for it. */
  overtaken: number;
  retried: number;
  resent: number;
  late: number;
  loads: number;
  eventsRead: number;
  eventsAppended: number;
  snapshots: number;
};

export function repositoryShape(): Shape {
  return {
    begun: 'number',
    handled: 'number',
    withoutEvents: 'number',
    repeated: 'number',
    refused: 'number',
    conflicts: 'number',
    notTaken: 'number',
    keyTaken: 'number',
    unanswered: 'number',
    unknown: 'number',
    overtaken: 'number',
    retried: 'number',
    resent: 'number',
    late: 'number',
    loads: 'number',
    eventsRead: 'number',
    eventsAppended: 'number',
    snapshots: 'number',
  } satisfies Record<keyof RepositoryState, FieldShape>;
}

export function init(): RepositoryState {
  return {
    begun: 0,
    handled: 0,
    withoutEvents: 0,
    repeated: 0,
    refused: 0,
    conflicts: 0,
    notTaken: 0,
    keyTaken: 0,
    unanswered: 0,
    unknown: 0,
    overtaken: 0,
    retried: 0,
    resent: 0,
    late: 0,
    loads: 0,
    eventsRead: 0,
    eventsAppended: 0,
    snapshots: 0,
  };
}
