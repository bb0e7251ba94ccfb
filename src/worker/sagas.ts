import type { JsonValue } from '../base/json';
import type { Result } from '../base/result';
import type { ActDirection, OperatorWord } from '../sim/outside/input';
import type { RequestRef } from './traces';

/** Sagas as the page asks for them: a list with filters, and one saga whole. All is as at the present moment. */

export const SAGA_STATES = [
  'running',
  'compensating',
  'stuck',
  'completed',
  'compensated',
  'failed',
] as const;
export type SagaStateName = (typeof SAGA_STATES)[number];

export interface SagaFilter {
  /** The id of a saga of the scenario; all when it is left out. */
  readonly saga?: string;
  /** All when it is left out. */
  readonly states?: readonly SagaStateName[];
  /** Words that the row holds, in any case of letters: the order, the step, why it turned back; or a number. */
  readonly text?: string;
}

export interface SagaRow {
  /** Counts all sagas of the run from 1. */
  readonly number: number;
  /** The id in the scenario. */
  readonly saga: string;
  readonly name: string;
  readonly state: SagaStateName;
  /** What it is about: the id of the order. */
  readonly subject: string;
  readonly request: RequestRef;
  /** In ns; endedAt is null until it is over. */
  readonly beganAt: number;
  readonly endedAt: number | null;
  /** Where it stands: for each step of the scenario, in its order. */
  readonly steps: readonly SagaStepMark[];
  /** Why it turned back or is stuck, in a few words; empty while all goes well. */
  readonly why: string;
  /** Its orchestrator is down: nothing goes on until it is back. */
  readonly isDown: boolean;
}

/** Where a step stands, as it is drawn. */
export type SagaStepMark =
  | 'to-come'
  | 'under-way'
  | 'waiting'
  | 'done'
  | 'not-done'
  | 'in-doubt'
  | 'undoing'
  | 'undo-waiting'
  | 'undone'
  | 'nothing-to-undo'
  | 'needs-operator'
  | 'given-up';

export interface SagaPage {
  /** Of all that pass the filter, the newest first. */
  readonly rows: readonly SagaRow[];
  readonly total: number;
  /** Of all sagas of the run, whatever the filter says. */
  readonly counts: Readonly<Record<SagaStateName, number>>;
  /** By saga of the scenario: how many stand at each of its steps now. */
  readonly matrix: readonly SagaMatrixRow[];
}

/** Where nobody can tell of any. */
export const NO_SAGAS: SagaPage = {
  rows: [],
  total: 0,
  counts: { running: 0, compensating: 0, stuck: 0, completed: 0, compensated: 0, failed: 0 },
  matrix: [],
};

export interface SagaMatrixRow {
  readonly saga: string;
  readonly name: string;
  readonly steps: readonly {
    readonly id: string;
    readonly name: string;
    readonly forward: number;
    readonly back: number;
    readonly stuck: number;
  }[];
}

/** One saga whole. */
export interface SagaDetail {
  readonly row: SagaRow;
  /** Why it is where it is, and what comes next. */
  readonly sentence: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly acts: readonly SagaActDetail[];
  /** What happened, in its order. */
  readonly entries: readonly SagaEntry[];
  /** What it was begun with. */
  readonly context: JsonValue;
  /** In ns; null without one. */
  readonly deadlineAt: number | null;
}

/** A step in one direction. */
export interface SagaActDetail {
  readonly step: string;
  readonly name: string;
  readonly direction: 'action' | 'compensation';
  readonly mark: SagaStepMark;
  /** The edge that it is asked for along. */
  readonly edge: string;
  /** In words: "Take the money". */
  readonly does: string;
  /** Its attempts; those still under way have no end. */
  readonly attempts: readonly SagaAttempt[];
  /** In ns: when the next attempt comes, or the present one is given up; null for neither. */
  readonly dueAt: number | null;
  /** How many attempts it may have in all. */
  readonly limit: number;
  readonly result: JsonValue | null;
  /** What an operator can do about it. */
  readonly needsOperator: boolean;
  /** Steps with the same number run side by side. */
  readonly group: number;
}

export interface SagaAttempt {
  readonly number: number;
  /** In ns. */
  readonly from: number;
  readonly to: number | null;
  readonly end: 'done' | 'not-done' | 'unknown' | 'refused' | 'under-way';
  /** How it ended, in words: "timed out", "Payment declined". */
  readonly words: string;
}

export interface SagaEntry {
  /** In ns. */
  readonly time: number;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad' | 'warn';
}

export type { OperatorWord } from '../sim/outside/input';

export type SagaQuestion =
  | {
      readonly kind: 'sagas';
      readonly askId: number;
      readonly filter: SagaFilter;
      readonly offset: number;
      readonly limit: number;
    }
  | { readonly kind: 'saga'; readonly askId: number; readonly number: number };

/** One saga as it is at the present moment, or a sentence that says why there is none. */
export type SagaAnswer =
  | { readonly kind: 'sagas'; readonly askId: number; readonly page: SagaPage }
  | { readonly kind: 'saga'; readonly askId: number; readonly result: Result<SagaDetail, string> };

/** What a person does about a saga, by its number: answered as other edits are. */
export type SagaEdit =
  | {
      readonly kind: 'operator';
      readonly editId: number;
      readonly saga: number;
      readonly step: string;
      readonly direction: ActDirection;
      readonly said: OperatorWord;
    }
  /** One that goes forward turns back. */
  | { readonly kind: 'cancel-saga'; readonly editId: number; readonly saga: number };
