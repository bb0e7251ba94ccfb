/** Air above the highest value. */
const AIR = 1.05;
/** The axis shrinks only when what it shows would fill less than this share of it. */
const SHRINK_BELOW = 0.55;

export interface YDomain {
  readonly top: number;
  readonly step: number;
}

/** Steps of 1, 2, 2.5 or 5, and as many that there are four or five grid lines with the one at zero. */
export function domainFor(highest: number): YDomain {
  const wished = highest * AIR;
  if (!(wished > 0)) return { top: 1, step: 0.25 };
  const power = 10 ** Math.floor(Math.log10(wished / 4));
  const digit = [1, 2, 2.5, 5].find((candidate) => candidate * power * 4 >= wished * (1 - 1e-9)) ?? 10;
  const step = digit * power;
  return { top: step * Math.max(3, Math.ceil(wished / step - 1e-9)), step };
}

/**
 * The next domain: it grows at once and shrinks late, so that values near its top do not make it jump. Nothing to show
 * leaves it as it is.
 */
export function nextDomain(present: YDomain, highest: number): YDomain {
  if (!(highest > 0)) return present;
  const wished = domainFor(highest);
  if (highest > present.top || wished.top < present.top * SHRINK_BELOW) return wished;
  return present;
}

export function domainTicks({ top, step }: YDomain): number[] {
  return Array.from({ length: Math.round(top / step) + 1 }, (_, index) => round(index * step));
}

/** Takes off what adding fractions leaves behind: 0.30000000000000004. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

const FACTOR_TOPS = [2, 4, 10, 20, 40, 100, 200];

/** The axis of a factor has three labels: none, half way, top. It never ends below 2, so that 1 is in the middle. */
export function nextFactorTop(present: number, highest: number): number {
  const wished = FACTOR_TOPS.find((top) => !(highest > top)) ?? Math.ceil(highest / 100) * 100;
  return highest > present || wished < present * SHRINK_BELOW ? wished : present;
}
