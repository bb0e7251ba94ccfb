import type { Scenario } from '../../scenario/format';
import type { SagaMatrixRow, SagaStateName } from '../../worker/sagas';

/** What an unfinished saga may be doing at a step. */
export type MatrixWay = 'forward' | 'back' | 'stuck';

interface WayWords {
  readonly way: MatrixWay;
  readonly word: string;
  readonly help: string;
  /** The state of those sagas: what a list of them is filtered by. */
  readonly state: SagaStateName;
}

export const WAYS: readonly WayWords[] = [
  { way: 'forward', word: 'Forward', help: 'They take this step, or wait to take it.', state: 'running' },
  { way: 'back', word: 'Back', help: 'They undo this step, or wait to undo it.', state: 'compensating' },
  {
    way: 'stuck',
    word: 'Stuck',
    help: 'They are stuck at this step: a person has to say how it goes on.',
    state: 'stuck',
  },
];

/** Before any has begun, the steps alone: they show what will be counted. */
export function matrixOf(told: readonly SagaMatrixRow[], sagas: Scenario['sagas']): readonly SagaMatrixRow[] {
  if (told.length > 0) return told;
  return sagas.map(({ id, name, steps }) => ({
    saga: id,
    name,
    steps: steps.map((step) => ({ id: step.id, name: step.name, forward: 0, back: 0, stuck: 0 })),
  }));
}

/** How many are on their way in all. */
export function unfinished({ steps }: SagaMatrixRow): number {
  return steps.reduce((sum, { forward, back, stuck }) => sum + forward + back + stuck, 0);
}

/** One mark for each, as long as they can be counted at a glance. */
export function marksShown(count: number, most: number): number {
  return count <= most ? count : most;
}
