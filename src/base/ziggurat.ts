import { log, exp } from './portable-math';
import type { RandomBank } from './random-bank';

/**
 * The ziggurat method (Marsaglia and Tsang): the area under a density is cut into 256 layers of equal area, each a
 * rectangle with a small curved end. A draw picks a layer and a point of its rectangle, and nearly always
 * (98.9 % of the time) the point lies in the part that needs no look at the curve.
 *
 * Each draw splits one 32-bit word into 8 bits for the layer and 24 other bits for the point, so the two are
 * independent. The grid of 24 bits is centred: a draw is never exactly 0.
 */
export interface Ziggurat {
  /** Right edge of each layer; falls to 0 at index 256. The lowest layer holds the tail, hence its made-up width. */
  readonly edge: Float64Array;
  /** Width of a layer divided by the size of the grid. */
  readonly step: Float64Array;
  /** The density at each edge. */
  readonly height: Float64Array;
}

const LAYERS = 256;

function buildZiggurat(
  tailStart: number,
  layerArea: number,
  gridSize: number,
  density: (x: number) => number,
  inverse: (height: number) => number,
): Ziggurat {
  const edge = new Float64Array(LAYERS + 1);
  edge[0] = layerArea / density(tailStart);
  edge[1] = tailStart;
  for (let i = 2; i < LAYERS; i++) edge[i] = inverse(density(edge[i - 1]) + layerArea / edge[i - 1]);
  edge[LAYERS] = 0;
  return { edge, step: edge.map((width) => width / gridSize), height: edge.map(density) };
}

const EXPONENTIAL_TAIL = 7.69711747013105;
const NORMAL_TAIL = 3.654152885361009;
const NORMAL_AREA = 0.004928673233974655;

/** Density e^-x; the point uses 24 bits. */
export const EXPONENTIAL: Ziggurat = buildZiggurat(
  EXPONENTIAL_TAIL,
  (EXPONENTIAL_TAIL + 1) * exp(-EXPONENTIAL_TAIL),
  16777216,
  (x) => exp(-x),
  (height) => -log(height),
);

/** Density e^(-x^2 / 2); the point uses a sign and 23 bits. */
export const NORMAL: Ziggurat = buildZiggurat(
  NORMAL_TAIL,
  NORMAL_AREA,
  8388608,
  (x) => exp(-0.5 * x * x),
  (height) => Math.sqrt(-2 * log(height)),
);

const exponentialEdge = EXPONENTIAL.edge;
const exponentialStep = EXPONENTIAL.step;
const normalEdge = NORMAL.edge;
const normalStep = NORMAL.step;

/** Exponential draw with mean 1; always above 0. */
export function exponential(bank: RandomBank, slot: number): number {
  return exponentialFrom(bank, slot, bank.i32(slot));
}

function exponentialFrom(bank: RandomBank, slot: number, word: number): number {
  const layer = word & 255;
  const x = ((word >>> 8) + 0.5) * exponentialStep[layer];
  return x < exponentialEdge[layer + 1] ? x : exponentialAtCurve(bank, slot, layer, x);
}

/**
 * `exponential` times a mean, rounded to a whole number, from a word that was drawn already; further words, hardly
 * ever needed, come from the slot. All in one place and a small integer where possible, because a fraction that
 * passes from function to function is boxed on the way.
 */
export function wholeExponential(bank: RandomBank, slot: number, word: number, mean: number): number {
  const layer = word & 255;
  let x = ((word >>> 8) + 0.5) * exponentialStep[layer];
  if (x >= exponentialEdge[layer + 1]) x = exponentialAtCurve(bank, slot, layer, x);
  const scaled = x * mean + 0.5;
  return scaled < 1073741824 ? scaled | 0 : Math.floor(scaled);
}

function exponentialAtCurve(bank: RandomBank, slot: number, layer: number, x: number): number {
  let tail = 0;
  for (;;) {
    // Beyond the start of the tail an exponential looks as it does from 0, so the tail is another draw further out.
    if (layer === 0) tail += EXPONENTIAL_TAIL;
    else if (isUnderCurve(EXPONENTIAL, layer, bank.unit(slot), exp(-x))) return tail + x;
    const word = bank.i32(slot);
    layer = word & 255;
    x = ((word >>> 8) + 0.5) * exponentialStep[layer];
    if (x < exponentialEdge[layer + 1]) return tail + x;
  }
}

/** Standard normal draw. */
export function normal(bank: RandomBank, slot: number): number {
  const word = bank.i32(slot);
  const layer = word & 255;
  const x = ((word >> 8) + 0.5) * normalStep[layer];
  return Math.abs(x) < normalEdge[layer + 1] ? x : normalAtCurve(bank, slot, layer, x);
}

function normalAtCurve(bank: RandomBank, slot: number, layer: number, x: number): number {
  for (;;) {
    if (layer === 0) return x < 0 ? -normalTail(bank, slot) : normalTail(bank, slot);
    if (isUnderCurve(NORMAL, layer, bank.unit(slot), exp(-0.5 * x * x))) return x;
    const word = bank.i32(slot);
    layer = word & 255;
    x = ((word >> 8) + 0.5) * normalStep[layer];
    if (Math.abs(x) < normalEdge[layer + 1]) return x;
  }
}

/** Marsaglia's method for a normal beyond a bound: an exponential guess, accepted with the right chance. */
function normalTail(bank: RandomBank, slot: number): number {
  for (;;) {
    const beyond = exponential(bank, slot) / NORMAL_TAIL;
    if (2 * exponential(bank, slot) > beyond * beyond) return NORMAL_TAIL + beyond;
  }
}

function isUnderCurve(ziggurat: Ziggurat, layer: number, unit: number, density: number): boolean {
  const bottom = ziggurat.height[layer];
  return bottom + unit * (ziggurat.height[layer + 1] - bottom) < density;
}
