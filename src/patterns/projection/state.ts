import { createRing, ringShape } from '../../base/ring';
import type { FieldShape, Shape } from '../../base/shape';
import { NEVER, type Time } from '../../base/time';
import { CATCHING_UP, IDLE, REBUILDING, STARTED } from './codes';
import type { ProjectionConfig } from './config';

/** As many as the setting allows, whatever it is now: a parked event is never dropped for want of room. */
const PARKED_CAPACITY = 250;

/** A type and not an interface, so that it can be handed to whoever saves plain states by their shape. */
export type ProjectionState = {
  /** What was saved: every event up to here was dealt with, and these are parked. A crash leaves nothing else. */
  checkpoint: number;
  savedCount: number;
  savedPositions: Float64Array;
  savedStreams: Float64Array;

  /** Every event up to here was handled, skipped or parked, or is of no interest. */
  position: number;
  /** Everything up to here was read; of it, the queue is left to do: positions, and streams beside them. */
  readTo: number;
  queue: Float64Array;
  queueStreams: Float64Array;
  /** The newest position of the log that it has heard of. */
  head: number;
  parkedCount: number;
  parkedPositions: Float64Array;
  parkedStreams: Float64Array;
  /** 1 when the parked events are not those that were saved. */
  parkedChanged: number;

  /** What is under way (codes.ts). Whoever does it hands `turn` in, so that what comes late is known. */
  phase: number;
  turn: number;
  stopped: number;
  /** 1 while another read model serves, and this one is to take over from it. */
  rebuilds: number;
  /** The event that is handled, or was and failed; 0 for none. */
  handling: number;
  handlingStream: number;
  /** 1 when it is one of the parked. */
  isReplay: number;
  failures: number;
  /** A replay of parked events: the place of the next one, and how many are still to be tried. */
  replayAt: number;
  replayLeft: number;
  /** What is being saved. */
  saving: number;
  unsavedSince: Time;
  lastReadAt: Time;
  readFailures: number;
  saveFailures: number;
  /** Not before these instants the event, the read and the save are tried again. */
  handleAgainAt: Time;
  readAgainAt: Time;
  saveAgainAt: Time;
  /** When it wants to be asked again. */
  wakeAt: Time;

  status: number;
  cause: number;
  /** How often the status or its cause has changed, when last, and which event it was about. */
  changes: number;
  changedAt: Time;
  causeAt: number;

  reads: number;
  handled: number;
  retried: number;
  skipped: number;
  parked: number;
  replayed: number;
  saves: number;
  crashes: number;
  late: number;
};

export function shape(config: ProjectionConfig): Shape {
  const queue = ringShape(config.batchEvents);
  const parked = { ring: PARKED_CAPACITY };
  return {
    checkpoint: 'number',
    savedCount: 'number',
    savedPositions: parked,
    savedStreams: parked,
    position: 'number',
    readTo: 'number',
    queue,
    queueStreams: queue,
    head: 'number',
    parkedCount: 'number',
    parkedPositions: parked,
    parkedStreams: parked,
    parkedChanged: 'number',
    phase: 'number',
    turn: 'number',
    stopped: 'number',
    rebuilds: 'number',
    handling: 'number',
    handlingStream: 'number',
    isReplay: 'number',
    failures: 'number',
    replayAt: 'number',
    replayLeft: 'number',
    saving: 'number',
    unsavedSince: 'number',
    lastReadAt: 'number',
    readFailures: 'number',
    saveFailures: 'number',
    handleAgainAt: 'number',
    readAgainAt: 'number',
    saveAgainAt: 'number',
    wakeAt: 'number',
    status: 'number',
    cause: 'number',
    changes: 'number',
    changedAt: 'number',
    causeAt: 'number',
    reads: 'number',
    handled: 'number',
    retried: 'number',
    skipped: 'number',
    parked: 'number',
    replayed: 'number',
    saves: 'number',
    crashes: 'number',
    late: 'number',
  } satisfies Record<keyof ProjectionState, FieldShape>;
}

/** A read model without documents. One that rebuilds another is not looked at before it takes over. */
export function init(config: ProjectionConfig, now: Time, rebuilds = false): ProjectionState {
  return {
    checkpoint: 0,
    savedCount: 0,
    savedPositions: new Float64Array(PARKED_CAPACITY),
    savedStreams: new Float64Array(PARKED_CAPACITY),
    ...nothingInHand(config, now),
    position: 0,
    readTo: 0,
    head: 0,
    parkedCount: 0,
    parkedPositions: new Float64Array(PARKED_CAPACITY),
    parkedStreams: new Float64Array(PARKED_CAPACITY),
    turn: 0,
    stopped: 0,
    rebuilds: rebuilds ? 1 : 0,
    status: rebuilds ? REBUILDING : CATCHING_UP,
    cause: STARTED,
    changes: 0,
    changedAt: now,
    causeAt: 0,
    reads: 0,
    handled: 0,
    retried: 0,
    skipped: 0,
    parked: 0,
    replayed: 0,
    saves: 0,
    crashes: 0,
    late: 0,
  };
}

/** What a process has when it begins. */
function nothingInHand(config: ProjectionConfig, now: Time) {
  return {
    queue: createRing(config.batchEvents),
    queueStreams: createRing(config.batchEvents),
    parkedChanged: 0,
    phase: IDLE,
    handling: 0,
    handlingStream: 0,
    isReplay: 0,
    failures: 0,
    replayAt: 0,
    replayLeft: 0,
    saving: 0,
    unsavedSince: NEVER,
    lastReadAt: NEVER,
    readFailures: 0,
    saveFailures: 0,
    handleAgainAt: now,
    readAgainAt: now,
    saveAgainAt: now,
    wakeAt: now,
  };
}

/** A crash: all that is left is what was saved. */
export function forget(config: ProjectionConfig, state: ProjectionState, now: Time): void {
  Object.assign(state, nothingInHand(config, now));
  state.position = state.checkpoint;
  state.readTo = state.checkpoint;
  state.head = state.checkpoint;
  state.parkedCount = state.savedCount;
  state.parkedPositions.set(state.savedPositions);
  state.parkedStreams.set(state.savedStreams);
}
