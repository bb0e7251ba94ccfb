import { assert } from '../../base/assert';
import { FALLBACK, OUTCOMES, isServed, type Outcome } from '../../base/outcome';
import { msToNs, type Duration } from '../../base/time';
import {
  ACTION,
  COMPENSATION,
  HAPPENED,
  NOT_HAPPENED,
  REFUSED,
  NO_SAVE,
  STEP,
  TRANSITION,
  UNKNOWN,
} from './catalogue';
import { definitionProblems, type SagaDefinition, type SagaStep } from './definition';
import type { SagaSettings } from './settings';
import type { StepSettings } from './step-settings';

export const NO_JITTER = 0;
const FULL_JITTER = 1;
export const EQUAL_JITTER = 2;

const JITTER_CODES = {
  none: NO_JITTER,
  full: FULL_JITTER,
  equal: EQUAL_JITTER,
} as const satisfies Record<StepSettings['jitter'], number>;

/** In place of the place of a pivot. */
export const NO_PIVOT = -1;

/** A definition as the engine uses it: plain numbers, times in nanoseconds, and nothing left to decide. */
export interface SagaConfig {
  readonly stepIds: readonly string[];
  readonly names: readonly string[];
  /** How many steps there are. Acts are the actions of all of them, and then their compensations. */
  readonly steps: number;
  /** For each step the place behind the last of those that run beside it. */
  readonly groupEnds: readonly number[];
  /** The place of the pivot, or NO_PIVOT. */
  readonly pivot: number;
  /** 1 for each step that can be undone. A step after the pivot never is. */
  readonly undoable: readonly number[];
  /** For each act how often it is tried, and how long an attempt may take; 0 for ever. */
  readonly attempts: readonly number[];
  readonly timeoutNs: readonly Duration[];
  /** For each step. */
  readonly firstWaitNs: readonly Duration[];
  readonly factor: readonly number[];
  readonly longestWaitNs: readonly Duration[];
  readonly jitter: readonly number[];
  /** What each outcome says, by its code. */
  readonly judgements: readonly number[];
  readonly compensatesAll: boolean;
  readonly asksOperator: boolean;
  /** 0 for none. */
  readonly deadlineNs: Duration;
  /** How much has to be new for the state to be saved: a transition, or a step. */
  readonly savesFrom: number;
}

const SAVES_FROM: Readonly<Record<SagaSettings['saves'], number>> = {
  transitions: TRANSITION,
  steps: STEP,
  never: NO_SAVE,
};

/** Throws for a definition that `definitionProblems` finds something wrong with. */
export function configure(definition: SagaDefinition): SagaConfig {
  const [problem] = definitionProblems(definition, 'saga');
  assert(problem === undefined, `a saga is right when it is configured, but ${JSON.stringify(problem)}`);
  const { settings, steps } = definition;
  const each = <Value>(read: (step: StepSettings) => Value): Value[] =>
    steps.map((step) => read(step.settings));
  const pivot = steps.findIndex((step) => step.settings.pivot);
  return {
    stepIds: steps.map(({ id }) => id),
    names: steps.map(({ name }) => name),
    steps: steps.length,
    groupEnds: groupEndsOf(steps),
    pivot,
    undoable: steps.map(({ settings: { compensation } }, place) =>
      compensation === 'undo' && (pivot === NO_PIVOT || place <= pivot) ? 1 : 0,
    ),
    attempts: [...each((step) => step.attempts), ...each((step) => step.undoAttempts)],
    timeoutNs: [...each((step) => msToNs(step.timeoutMs)), ...each((step) => msToNs(step.undoTimeoutMs))],
    firstWaitNs: each((step) => msToNs(step.firstWaitMs)),
    factor: each((step) => step.factor),
    longestWaitNs: each((step) => msToNs(step.longestWaitMs)),
    jitter: each((step) => JITTER_CODES[step.jitter]),
    judgements: judgementsOf(settings),
    compensatesAll: settings.compensates === 'all',
    asksOperator: settings.deadEnd === 'operator',
    deadlineNs: msToNs(settings.deadlineMs),
    savesFrom: SAVES_FROM[settings.saves],
  };
}

/** The act of a step in a direction. */
export function actOf(config: SagaConfig, step: number, direction: number): number {
  return direction === ACTION ? step : config.steps + step;
}

export function directionOf(config: SagaConfig, act: number): number {
  return act < config.steps ? ACTION : COMPENSATION;
}

export function stepOf(config: SagaConfig, act: number): number {
  return act < config.steps ? act : act - config.steps;
}

function groupEndsOf(steps: readonly SagaStep[]): readonly number[] {
  const next = (place: number): number => {
    const found = steps.findIndex(({ settings }, later) => later > place && settings.starts === 'after');
    return found === -1 ? steps.length : found;
  };
  return steps.map((_, place) => next(place));
}

/** What is not known to be without effect may have one: only outcomes that are named are taken for harmless. */
function judgementsOf({ notDoneOn, refusedOn, fallbackMeans }: SagaSettings): readonly number[] {
  const refused: readonly string[] = refusedOn;
  const notDone: readonly string[] = notDoneOn;
  const judge = (id: string, outcome: Outcome): number => {
    if (outcome === FALLBACK) return fallbackMeans === 'done' ? HAPPENED : UNKNOWN;
    if (isServed(outcome)) return HAPPENED;
    if (refused.includes(id)) return REFUSED;
    return notDone.includes(id) ? NOT_HAPPENED : UNKNOWN;
  };
  return OUTCOMES.map(({ id }, outcome) => judge(id, outcome));
}
