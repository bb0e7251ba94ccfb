import type { Expectation } from './format';

/** An expectation of a file, by itself or inside another, with the path that names it. */
export interface Placed {
  readonly expectation: Expectation;
  readonly path: string;
  /** How many others it is inside of. */
  readonly depth: number;
}

/** All expectations, each followed by those inside it. */
export function placed(expectations: readonly Expectation[]): Placed[] {
  return expectations.flatMap((expectation) => within(expectation, `expect.${expectation.id}`, 0));
}

function within(expectation: Expectation, path: string, depth: number): Placed[] {
  const inside = 'over' in expectation ? [] : expectation.of;
  return [
    { expectation, path, depth },
    ...inside.flatMap((one, index) => within(one, `${path}.of[${index}]`, depth + 1)),
  ];
}
