import { nsToMs } from '../../../base/time';
import type { Distribution } from '../../../sim/model';

/** The mean and the mean square of a distribution of times, in ms. */
export interface Moments {
  readonly mean: number;
  readonly square: number;
}

export function momentsOf(law: Distribution): Moments {
  switch (law.kind) {
    case 'constant':
      return ofMean(nsToMs(law.ns), 1);
    case 'uniform': {
      const [a, b] = [nsToMs(law.fromNs), nsToMs(law.toNs)];
      return { mean: (a + b) / 2, square: (a * a + a * b + b * b) / 3 };
    }
    case 'exponential':
      return ofMean(nsToMs(law.meanNs), 2);
    case 'erlang':
      return ofMean(nsToMs(law.meanNs), 1 + 1 / law.shape);
    case 'lognormal': {
      const mean = nsToMs(Math.exp(law.mu + (law.sigma * law.sigma) / 2));
      return ofMean(mean, Math.exp(law.sigma * law.sigma));
    }
    case 'pareto': {
      const { alpha } = law;
      const least = nsToMs(law.leastNs);
      return { mean: (least * alpha) / (alpha - 1), square: (least * least * alpha) / (alpha - 2) };
    }
    case 'mixture': {
      const [usual, rare] = [momentsOf(law.usual), momentsOf(law.rare)];
      const mixed = (a: number, b: number): number => a * (1 - law.rareShare) + b * law.rareShare;
      return { mean: mixed(usual.mean, rare.mean), square: mixed(usual.square, rare.square) };
    }
  }
}

function ofMean(mean: number, squareOverMeanSquare: number): Moments {
  return { mean, square: mean * mean * squareOverMeanSquare };
}
