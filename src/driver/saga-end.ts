import type { TURNING_REASONS } from '../patterns/saga/catalogue';

/** An act of a saga: a step, or what undoes it. */
export interface SagaAct {
  readonly step: string;
  readonly direction: SagaDirection;
}

export type SagaDirection = 'action' | 'compensation';

/** Why a saga turned back, or could not go on. */
export interface SagaFailure {
  /** Null when no step was to blame: the deadline, or somebody who cancelled it. */
  readonly step: string | null;
  readonly reason: (typeof TURNING_REASONS)[number]['id'];
  /** What the last attempt of that step threw, or answered. */
  readonly cause: unknown;
}

/** How a saga ended, as a value. */
export interface SagaEnd {
  readonly id: string;
  readonly status: 'completed' | 'compensated' | 'failed';
  /** What each step that was done has answered, by its id. */
  readonly results: Readonly<Record<string, unknown>>;
  /** Null when all steps are done. */
  readonly error: SagaFailure | null;
  /** The steps that were undone, in that order. */
  readonly undone: readonly string[];
  /** What was recorded as failed, by hand or with `deadEnd: 'record'`. */
  readonly failed: readonly SagaAct[];
}
