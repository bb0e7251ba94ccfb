import type { SagaConfig, SagaState } from '../../../patterns/saga/engine';

const BITS = 4;
const IN_ONE = 8;

/** Where each act stood at the end of a saga: its phase (patterns/saga/catalogue.ts), four bits each, eight in one. */
export interface PackedMarks {
  readonly actions: number;
  readonly moreActions: number;
  readonly compensations: number;
  readonly moreCompensations: number;
}

export function packMarks({ steps }: SagaConfig, { phases }: Pick<SagaState, 'phases'>): PackedMarks {
  const pack = (first: number, count: number): number => {
    let packed = 0;
    for (let act = 0; act < Math.min(count, IN_ONE); act++) packed |= phases[first + act] << (act * BITS);
    return packed;
  };
  return {
    actions: pack(0, steps),
    moreActions: pack(IN_ONE, steps - IN_ONE),
    compensations: pack(steps, steps),
    moreCompensations: pack(steps + IN_ONE, steps - IN_ONE),
  };
}

/** The phases of the actions, and then of the compensations. */
export function unpackMarks(steps: number, marks: PackedMarks): readonly number[] {
  const phaseOf = (low: number, high: number, step: number): number => {
    const packed = step < IN_ONE ? low : high;
    return (packed >>> ((step % IN_ONE) * BITS)) & 15;
  };
  const each = (low: number, high: number): number[] =>
    Array.from({ length: steps }, (_, step) => phaseOf(low, high, step));
  return [...each(marks.actions, marks.moreActions), ...each(marks.compensations, marks.moreCompensations)];
}
