import type { FieldShape, Shape } from '../../base/shape';
import { NEVER, type Time } from '../../base/time';
import { NO_PAYLOAD, NO_STEP, NOT_BEGUN } from './catalogue';
import type { SagaConfig } from './config';

/** A type and not an interface, so that it can be handed to whoever saves plain states by their shape. */
export type SagaState = {
  /** The number of the saga, of which the keys of its acts are made. */
  id: number;
  status: number;
  /** The word from which its waits are drawn. */
  luck: number;
  /** The handle of what the saga was begun with. */
  context: number;
  beganAt: Time;
  /** NEVER until the status is final. */
  endedAt: Time;
  /** NEVER without a deadline. */
  deadlineAt: Time;
  /** The first step of the group that runs; the number of steps when all are done. */
  group: number;
  /** 1 from when the saga turns back on: when, why, and by which step. */
  turned: number;
  turnedAt: Time;
  reason: number;
  turnedBy: number;
  /** How many actions have ended that took effect, or may have. */
  completions: number;
  /** How often it was resumed. */
  resumes: number;
  /** Replies that were not taken. */
  duplicates: number;
  late: number;
  overtaken: number;
  strangers: number;
  /** For each act where it stands, how many attempts were begun, and up to how many there may be. */
  phases: Float64Array;
  attempts: Float64Array;
  limits: Float64Array;
  /** When the attempt of an act is given up or its wait is over, or NEVER. */
  due: Float64Array;
  /** The outcome of its newest attempt that ended, or -1, and the newest attempt that was answered. */
  outcomes: Float64Array;
  answered: Float64Array;
  /** For each step the handle of its result, */
  results: Float64Array;
  /** the place of its action among those that took effect or may have, from 1 on, */
  order: Float64Array;
  /** and 1 if some attempt ended so that it may have taken effect. */
  doubts: Float64Array;
};

const NUMBERS = [
  'id',
  'status',
  'luck',
  'context',
  'beganAt',
  'endedAt',
  'deadlineAt',
  'group',
  'turned',
  'turnedAt',
  'reason',
  'turnedBy',
  'completions',
  'resumes',
  'duplicates',
  'late',
  'overtaken',
  'strangers',
] as const;
const ACT_RINGS = ['phases', 'attempts', 'limits', 'due', 'outcomes', 'answered'] as const;
const STEP_RINGS = ['results', 'order', 'doubts'] as const;

export function shape(config: SagaConfig): Shape {
  return Object.fromEntries<FieldShape>([
    ...NUMBERS.map((field) => [field, 'number'] as const),
    ...ACT_RINGS.map((field) => [field, { ring: 2 * config.steps }] as const),
    ...STEP_RINGS.map((field) => [field, { ring: config.steps }] as const),
  ]);
}

/** A row without a saga. */
export function init(config: SagaConfig, now: Time): SagaState {
  const forActs = (): Float64Array => new Float64Array(2 * config.steps);
  const forSteps = (): Float64Array => new Float64Array(config.steps);
  const state = {
    ...BLANK,
    beganAt: now,
    phases: forActs(),
    attempts: forActs(),
    limits: forActs(),
    due: forActs(),
    outcomes: forActs(),
    answered: forActs(),
    results: forSteps(),
    order: forSteps(),
    doubts: forSteps(),
  };
  clearRings(state);
  return state;
}

const BLANK = {
  id: 0,
  status: NOT_BEGUN,
  luck: 0,
  context: NO_PAYLOAD,
  beganAt: 0,
  endedAt: NEVER,
  deadlineAt: NEVER,
  group: 0,
  turned: 0,
  turnedAt: NEVER,
  reason: 0,
  turnedBy: NO_STEP,
  completions: 0,
  resumes: 0,
  duplicates: 0,
  late: 0,
  overtaken: 0,
  strangers: 0,
};

/** Makes a row ready for another saga of the same definition. */
export function clear(state: SagaState): void {
  for (const field of NUMBERS) state[field] = BLANK[field];
  clearRings(state);
}

/** Copies all of one saga over another of the same definition: what saving and losing come to within one process. */
export function copySaga(from: SagaState, to: SagaState): void {
  to.id = from.id;
  to.status = from.status;
  to.luck = from.luck;
  to.context = from.context;
  to.beganAt = from.beganAt;
  to.endedAt = from.endedAt;
  to.deadlineAt = from.deadlineAt;
  to.group = from.group;
  to.turned = from.turned;
  to.turnedAt = from.turnedAt;
  to.reason = from.reason;
  to.turnedBy = from.turnedBy;
  to.completions = from.completions;
  to.resumes = from.resumes;
  to.duplicates = from.duplicates;
  to.late = from.late;
  to.overtaken = from.overtaken;
  to.strangers = from.strangers;
  copyRing(from.phases, to.phases);
  copyRing(from.attempts, to.attempts);
  copyRing(from.limits, to.limits);
  copyRing(from.due, to.due);
  copyRing(from.outcomes, to.outcomes);
  copyRing(from.answered, to.answered);
  copyRing(from.results, to.results);
  copyRing(from.order, to.order);
  copyRing(from.doubts, to.doubts);
}

/** A loop, for so few numbers are copied sooner than a call of `set` begins. */
function copyRing(from: Float64Array, to: Float64Array): void {
  for (let place = 0; place < from.length; place += 1) to[place] = from[place];
}

function clearRings(state: SagaState): void {
  for (const ring of ACT_RINGS) state[ring].fill(0);
  for (const ring of STEP_RINGS) state[ring].fill(0);
  state.due.fill(NEVER);
  state.outcomes.fill(-1);
  state.results.fill(NO_PAYLOAD);
}
