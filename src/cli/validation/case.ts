import type { Model } from '../../sim/model';
import { observe } from './observe';
import type { Range } from './range';

/** What one run with one seed gave: a value for each figure, and the identities that did not hold in it. */
export interface Sample {
  readonly values: readonly number[];
  readonly differences: readonly string[];
}

export interface Expectation {
  readonly what: string;
  readonly expected: number;
}

/** A system with figures that are known from theory. One run gives a value for each of them. */
export interface StatisticalCase {
  readonly id: string;
  readonly system: string;
  readonly figures: readonly Expectation[];
  /** Whether its runs are long ones that also look at the identities. */
  readonly checksIdentities: boolean;
  /** `share` shortens the measured range; 1 is the whole. */
  readonly sample: (seed: number, share: number) => Sample;
}

/** Something that has to hold to the last digit. `check` gives what was found, and what was wrong with it. */
export interface ExactCase {
  readonly id: string;
  readonly what: string;
  readonly expected: string;
  readonly check: () => { readonly measured: string; readonly differences: readonly string[] };
}

export interface Figure extends Expectation {
  readonly read: (range: Range) => number;
}

export interface Span {
  /** Seconds left out at the beginning, while the system is still emptier than it will be. */
  readonly warmUp: number;
  readonly measured: number;
}

/** A case whose figures are read from the measurements of one long run of a model. */
export function observed(
  id: string,
  system: string,
  model: Model,
  span: Span,
  figures: readonly Figure[],
): StatisticalCase {
  return {
    id,
    system,
    figures,
    checksIdentities: true,
    sample: (seed, share) => {
      const measured = Math.max(1, Math.round(span.measured * share));
      const { range, differences } = observe(model, seed, { warmUp: span.warmUp, measured });
      return { values: figures.map((figure) => figure.read(range)), differences };
    },
  };
}
