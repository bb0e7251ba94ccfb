/** Colour maths for the tests of the tokens: contrast of WCAG 2, and what a colour looks like to other eyes. */
export type Rgb = readonly [number, number, number];

/** Reads "#2fd3bc" into sRGB from 0 to 1. */
export function fromHex(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`“${hex}” is not a colour of the form #rrggbb`);
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** Contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export type Deficiency = 'normal' | 'protan' | 'deutan' | 'tritan';

/** Machado, Oliveira and Fernandes 2009, severity 1.0, applied to linear light. */
const MACHADO: Readonly<Record<Exclude<Deficiency, 'normal'>, readonly [Rgb, Rgb, Rgb]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export function asSeenBy(colour: Rgb, deficiency: Deficiency): Rgb {
  if (deficiency === 'normal') return colour;
  const light = linear(colour);
  const [r, g, b] = MACHADO[deficiency];
  return [encoded(dot(r, light)), encoded(dot(g, light)), encoded(dot(b, light))];
}

/** CIE76: the straight distance in L*a*b* under D65; about 2 is just seen side by side. */
export function distance(a: Rgb, b: Rgb): number {
  const [l1, a1, b1] = lab(a);
  const [l2, a2, b2] = lab(b);
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2);
}

/** What is seen where a colour lies over another with this opacity, mixed as browsers do, in encoded sRGB. */
export function over(top: Rgb, under: Rgb, opacity: number): Rgb {
  const mix = (at: 0 | 1 | 2): number => top[at] * opacity + under[at] * (1 - opacity);
  return [mix(0), mix(1), mix(2)];
}

function lab(colour: Rgb): Rgb {
  const light = linear(colour);
  const x = shaped(dot([0.4124564, 0.3575761, 0.1804375], light) / 0.95047);
  const y = shaped(dot([0.2126729, 0.7151522, 0.072175], light));
  const z = shaped(dot([0.0193339, 0.119192, 0.9503041], light) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function shaped(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

function linear([r, g, b]: Rgb): Rgb {
  return [decoded(r), decoded(g), decoded(b)];
}

function decoded(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encoded(value: number): number {
  const inside = Math.max(0, Math.min(1, value));
  return inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055;
}

function dot(a: Rgb, b: Rgb): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
