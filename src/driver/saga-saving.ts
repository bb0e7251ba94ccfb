import type { Problem } from '../base/problem';
import { receivedText } from '../base/received-text';
import { NEVER, msToNs, type Duration, type Time } from '../base/time';
import type { SagaConfig } from '../patterns/saga/config';
import { init, shape, type SagaState } from '../patterns/saga/state';
import type { Clock } from './clock';
import { SagaDefinitionError } from './saga-errors';

const VERSION = 1;

/** All that a saga goes on with after a crash: plain JSON, as far as its input and its results are. */
export interface SavedSaga {
  readonly version: typeof VERSION;
  /** The name of the saga's definition, and the ids of its steps. */
  readonly saga: string;
  readonly steps: readonly string[];
  readonly id: string;
  readonly input: unknown;
  readonly results: Readonly<Record<string, unknown>>;
  readonly undone: readonly string[];
  /** What the attempts of acts ended with that were not done, in words. */
  readonly causes: Readonly<Record<string, string>>;
  readonly isOver: boolean;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** The same moment in the nanoseconds that the engine counts. */
  readonly at: Time;
  readonly state: Readonly<Record<string, number | readonly number[]>>;
}

/** Where sagas are saved. Whatever takes time may return a promise, and the saga waits for it before it acts. */
export interface SagaStore {
  save(id: string, saved: SavedSaga): void | PromiseLike<void>;
  /** What was saved last; nothing for a saga that is not known. */
  load(id: string): unknown;
  /** The ids of all that were saved. */
  list(): readonly string[] | PromiseLike<readonly string[]>;
}

export function savedState(config: SagaConfig, state: SagaState): SavedSaga['state'] {
  const plain: Record<string, number | readonly number[]> = {};
  const fields: Readonly<Record<string, number | Float64Array>> = state;
  for (const field of Object.keys(shape(config))) {
    const value = fields[field];
    plain[field] = typeof value === 'number' ? value : [...value];
  }
  return plain;
}

export function savedHead(): Pick<SavedSaga, 'version'> {
  return { version: VERSION };
}

/** Reads what a store gives back. Throws for what does not belong to this saga. */
export function readSaved(saved: unknown, saga: string, id: string, config: SagaConfig): SavedSaga {
  const problems: Problem[] = [];
  const expect = (path: string, expected: string, received: unknown, isRight: boolean): void => {
    if (!isRight) problems.push({ path: `saved.${path}`, expected, received: receivedText(received) });
  };
  if (!isSaved(saved)) {
    throw new SagaDefinitionError([
      { path: 'saved', expected: 'a saved saga', received: receivedText(saved) },
    ]);
  }
  expect('version', String(VERSION), saved.version, saved.version === VERSION);
  expect('saga', `"${saga}"`, saved.saga, saved.saga === saga);
  expect('id', `"${id}"`, saved.id, saved.id === id);
  const steps = config.stepIds.join(', ');
  expect('steps', steps, saved.steps.join(', '), saved.steps.join(', ') === steps);
  for (const [field, kind] of Object.entries(shape(config))) {
    const value: unknown = saved.state[field];
    if (kind === 'number') expect(`state.${field}`, 'a number', value, isNumber(value));
    else expect(`state.${field}`, `a list of ${kind.ring} numbers`, value, isRingOf(value, kind.ring));
  }
  if (problems.length > 0) throw new SagaDefinitionError(problems);
  return saved;
}

function isSaved(value: unknown): value is SavedSaga {
  if (!isRecord(value)) return false;
  const { steps, undone, results, causes, state, savedAt, at, isOver } = value;
  return (
    Array.isArray(steps) &&
    Array.isArray(undone) &&
    [results, causes, state].every(isRecord) &&
    isNumber(savedAt) &&
    isNumber(at) &&
    typeof isOver === 'boolean'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isRingOf(value: unknown, length: number): boolean {
  return Array.isArray(value) && value.length === length && value.every(isNumber);
}

/** The state as it would be if it had never been away: the time since then has passed for it as well. */
export function stateFrom(saved: SavedSaga, config: SagaConfig, clock: Clock, now: Time): SagaState {
  const state = init(config, now);
  const elapsed = msToNs(Math.max(0, clock.wallNow() - saved.savedAt));
  const by = Math.round(now - elapsed - saved.at);
  const fields: Record<string, number | Float64Array> = state;
  for (const [field, value] of Object.entries(saved.state)) {
    if (typeof value === 'number') fields[field] = INSTANTS.has(field) ? moved(value, by) : value;
    else fields[field] = Float64Array.from(value, (one) => (INSTANTS.has(field) ? moved(one, by) : one));
  }
  return state;
}

const INSTANTS: ReadonlySet<string> = new Set(['beganAt', 'endedAt', 'deadlineAt', 'turnedAt', 'due']);

function moved(time: Time, by: Duration): Time {
  return time === NEVER ? time : time + by;
}
