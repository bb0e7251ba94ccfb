/** A colour as every program that opens pictures knows it: six hexadecimal digits, and how much it covers. */
export interface PlainColour {
  readonly hex: string;
  readonly opacity: number;
}

/** Reads what a browser computes: "rgb(1, 2, 3)", "rgba(1, 2, 3, 0.5)", "color(srgb 0.1 0.2 0.3 / 0.5)". */
export function plainColour(computed: string): PlainColour {
  const numbers = computed.match(/-?[\d.]+(?:e-?\d+)?%?/gi) ?? [];
  if (/^rgba?\(/.test(computed) && numbers.length >= 3) return colourOf(numbers, 1);
  if (computed.startsWith('color(srgb ') && numbers.length >= 3) return colourOf(numbers, 255);
  if (/^#[0-9a-f]{6}$/i.test(computed)) return { hex: computed.toLowerCase(), opacity: 1 };
  if (computed === 'transparent') return { hex: '#000000', opacity: 0 };
  throw new Error(`“${computed}” is no colour that a picture can hold: use one of rgb or srgb.`);
}

function colourOf([red, green, blue, alpha]: readonly string[], scale: number): PlainColour {
  const part = (text: string): string =>
    Math.max(0, Math.min(255, Math.round(Number(text) * scale)))
      .toString(16)
      .padStart(2, '0');
  const cover = alpha?.endsWith('%') === true ? Number(alpha.slice(0, -1)) / 100 : Number(alpha ?? 1);
  return { hex: `#${part(red)}${part(green)}${part(blue)}`, opacity: Math.round(cover * 1000) / 1000 };
}

/** The attributes that paint with a colour: `fill` or `stroke`, and its opacity where it is not whole. */
export function paintOf(
  what: 'fill' | 'stroke',
  computed: string,
): Readonly<Record<string, string | number>> {
  if (computed === 'none' || computed.startsWith('url(')) return { [what]: computed.replaceAll(/["']/g, '') };
  const { hex, opacity } = plainColour(computed);
  if (opacity === 0) return { [what]: 'none' };
  return opacity === 1 ? { [what]: hex } : { [what]: hex, [`${what}-opacity`]: opacity };
}
