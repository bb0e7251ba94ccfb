import type { Time } from '../../base/time';
import {
  APPEND,
  APPENDED,
  APPENDED_BEFORE,
  AS_LOADED,
  AT_OTHER_VERSION,
  CONFLICT,
  DONE,
  HANDLED,
  IDS_KNOWN,
  KEY_TAKEN,
  LOAD,
  NOTHING,
  NOT_TAKEN,
  REFUSED,
  REPEATED,
  STORE_SAYS_NO,
  UNANSWERED,
  UNKNOWN,
  WAIT,
  WITHOUT_EVENTS,
} from './codes';
import { delayAfter, type AggregateConfig } from './config';
import { newHandling, type Handling, type RepositoryState } from './state';
import { act, unitOf, type Decider, type Stored } from './unit';

/** What a store tells a command: the stream, and what is known of the command's key. */
export interface LoadReply<State, Event> extends Stored<State, Event> {
  /** The version of the first event that the command made under its key; 0 when it made none, or has no key. */
  readonly handledAt: number;
}

/** What follows from a load. */
export interface Decision<State, Event, Refusal> {
  /** APPEND these events upon the version `expected`, or DONE. */
  readonly want: number;
  readonly events: readonly Event[];
  readonly refusal: Refusal | null;
  /** To be kept by the host, if it can: what was loaded, so that the next one reads less. */
  readonly snapshot: Stored<State, Event>['snapshot'];
}

/** A command comes in; `given` is the version that it names, in whatever code the store has, or AS_LOADED. Wants LOAD. */
export function begin(state: RepositoryState, handling: Handling, given: number, now: Time): number {
  Object.assign(handling, newHandling(), { turn: handling.turn, given, beganAt: now });
  state.begun += 1;
  return load(state, handling);
}

/**
 * Events that are there already are to be stored upon the version that was loaded, or that is named. Wants APPEND, or is
 * DONE when there are none. Another one that was quicker cannot be made up for.
 */
export function beginSave(
  state: RepositoryState,
  handling: Handling,
  events: number,
  expected: number,
  now: Time,
): number {
  Object.assign(handling, newHandling(), { turn: handling.turn, beganAt: now, decides: 0 });
  state.begun += 1;
  if (events === 0) return end(state, handling, WITHOUT_EVENTS, now);
  return appendUpon(handling, events, expected);
}

/** The stream was read: the command is decided. */
export function loaded<State, Command, Event, Refusal>(
  config: AggregateConfig,
  state: RepositoryState,
  handling: Handling,
  turn: number,
  decider: Decider<State, Command, Event, Refusal>,
  command: Command,
  reply: LoadReply<State, Event>,
  now: Time,
): Decision<State, Event, Refusal> {
  if (!isOf(handling, turn, LOAD)) return decisionOf(late(state));
  handling.unanswered = 0;
  handling.version = reply.version;
  state.eventsRead += reply.events.length;
  if (reply.handledAt > 0) return decisionOf(end(state, handling, REPEATED, now));
  if (handling.looksForKey === 1) return decisionOf(end(state, handling, KEY_TAKEN, now));
  const unit = unitOf(decider.evolve, reply);
  const snapshot = snapshotOf(config, state, unit.state, reply);
  // Versions only grow, so that a store would say no as well; but it need not be asked.
  if (handling.given >= 0 && handling.given !== reply.version) {
    return decisionOf(end(state, handling, CONFLICT, now), snapshot);
  }
  const decided = act(decider, unit, command);
  if (!decided.ok) {
    return {
      ...decisionOf<State, Event, Refusal>(end(state, handling, REFUSED, now), snapshot),
      refusal: decided.error,
    };
  }
  const events = decided.value;
  if (events.length === 0) return decisionOf(end(state, handling, WITHOUT_EVENTS, now), snapshot);
  const expected = handling.given === AS_LOADED ? reply.version : handling.given;
  return { want: appendUpon(handling, events.length, expected), events, refusal: null, snapshot };
}

/** The store has answered an append; `version` is that of the stream now. Wants LOAD, WAIT or nothing more. */
export function appended(
  config: AggregateConfig,
  state: RepositoryState,
  handling: Handling,
  turn: number,
  told: number,
  version: number,
  draw: number,
  now: Time,
): number {
  if (!isOf(handling, turn, APPEND)) return late(state);
  handling.unanswered = 0;
  handling.version = version;
  if (told === APPENDED) {
    state.eventsAppended += handling.events;
    return end(state, handling, HANDLED, now);
  }
  // What it sent itself before has come through, and only the answer had not.
  if (told === APPENDED_BEFORE) {
    return end(state, handling, handling.isResent === 1 ? HANDLED : REPEATED, now);
  }
  if (told === AT_OTHER_VERSION) return overtaken(config, state, handling, draw, now);
  if (told === IDS_KNOWN && handling.decides === 1) {
    // Somebody handles a command of the same key: whether it is this one, and done, is seen by another load.
    handling.looksForKey = 1;
    return load(state, handling);
  }
  return end(state, handling, told === NOT_TAKEN ? STORE_SAYS_NO : KEY_TAKEN, now);
}

/** No answer came to what it wanted last, and none will be waited for. */
export function unanswered(
  config: AggregateConfig,
  state: RepositoryState,
  handling: Handling,
  turn: number,
  draw: number,
  now: Time,
): number {
  const { wants } = handling;
  if (handling.turn !== turn || (wants !== LOAD && wants !== APPEND)) return late(state);
  handling.unanswered += 1;
  if (handling.unanswered > config.resends) {
    return end(state, handling, wants === LOAD ? UNANSWERED : UNKNOWN, now);
  }
  return waitFor(handling, wants, now + delayAfter(config, handling.unanswered, draw));
}

/** The wait is over. Wants LOAD or APPEND; before its time, WAIT. */
export function woken(state: RepositoryState, handling: Handling, now: Time): number {
  if (handling.wants !== WAIT) return NOTHING;
  if (now < handling.wakeAt) return WAIT;
  if (handling.unanswered > 0) state.resent += 1;
  else state.retried += 1;
  if (handling.afterwards === LOAD) return load(state, handling);
  handling.isResent = 1;
  return want(handling, APPEND);
}

function overtaken(
  config: AggregateConfig,
  state: RepositoryState,
  handling: Handling,
  draw: number,
  now: Time,
): number {
  handling.conflicts += 1;
  state.overtaken += 1;
  const mayRetry = handling.given === AS_LOADED && handling.decides === 1;
  if (!mayRetry || handling.conflicts > config.retries) return end(state, handling, CONFLICT, now);
  return waitFor(handling, LOAD, now + delayAfter(config, handling.conflicts, draw));
}

function load(state: RepositoryState, handling: Handling): number {
  handling.loads += 1;
  state.loads += 1;
  return want(handling, LOAD);
}

function appendUpon(handling: Handling, events: number, expected: number): number {
  handling.events = events;
  handling.expected = expected;
  handling.isResent = 0;
  return want(handling, APPEND);
}

function waitFor(handling: Handling, afterwards: number, wakeAt: Time): number {
  handling.afterwards = afterwards;
  handling.wakeAt = wakeAt;
  return want(handling, WAIT);
}

function want(handling: Handling, wants: number): number {
  handling.wants = wants;
  handling.turn += 1;
  return wants;
}

function isOf(handling: Handling, turn: number, wants: number): boolean {
  return handling.turn === turn && handling.wants === wants;
}

function late(state: RepositoryState): number {
  state.late += 1;
  return NOTHING;
}

/** A load that had to go far leaves what it came to. */
function snapshotOf<State, Event>(
  { snapshotEvery }: AggregateConfig,
  repository: RepositoryState,
  state: State | null,
  { snapshot, version }: Stored<State, Event>,
): Stored<State, Event>['snapshot'] {
  if (state === null || snapshotEvery === 0 || version - (snapshot?.version ?? 0) < snapshotEvery)
    return null;
  repository.snapshots += 1;
  return { state, version };
}

function decisionOf<State, Event, Refusal>(
  wants: number,
  snapshot: Stored<State, Event>['snapshot'] = null,
): Decision<State, Event, Refusal> {
  return { want: wants, events: [], refusal: null, snapshot };
}

const COUNTED = {
  [HANDLED]: 'handled',
  [WITHOUT_EVENTS]: 'withoutEvents',
  [REPEATED]: 'repeated',
  [REFUSED]: 'refused',
  [CONFLICT]: 'conflicts',
  [STORE_SAYS_NO]: 'notTaken',
  [KEY_TAKEN]: 'keyTaken',
  [UNANSWERED]: 'unanswered',
  [UNKNOWN]: 'unknown',
} as const satisfies Record<number, keyof RepositoryState>;

function end(state: RepositoryState, handling: Handling, result: keyof typeof COUNTED, now: Time): number {
  handling.result = result;
  handling.endedAt = now;
  state[COUNTED[result]] += 1;
  return want(handling, DONE);
}
