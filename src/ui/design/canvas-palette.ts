import { TOKEN_OF, type PaletteColour } from './palette-tokens';

export interface Palette extends Readonly<Record<PaletteColour, string>> {
  /** Families for the `font` of a canvas. */
  readonly font: string;
  readonly mono: string;
}

/** Stands in where nothing is drawn: on the server side of a render test. */
export const BLANK_PALETTE: Palette = {
  ...paletteOf(() => 'currentcolor'),
  font: 'sans-serif',
  mono: 'monospace',
};

/**
 * The colours as they hold for this element now. A token's own text may still say `light-dark(…)` or `color-mix(…)`,
 * so a probe wears each one and is asked for the colour that came out.
 */
export function readPalette(element: Element): Palette {
  const probe = document.createElement('span');
  probe.style.display = 'none';
  element.append(probe);
  const style = getComputedStyle(probe);
  const colours = paletteOf((token) => {
    probe.style.color = `var(${token})`;
    return style.color;
  });
  const families = { font: style.getPropertyValue('--font'), mono: style.getPropertyValue('--mono') };
  probe.remove();
  return { ...colours, ...families };
}

function paletteOf(read: (token: string) => string): Record<PaletteColour, string> {
  const colours: Record<PaletteColour, string> = { ...TOKEN_OF };
  for (const colour of Object.keys(TOKEN_OF).filter(isColour)) colours[colour] = read(TOKEN_OF[colour]);
  return colours;
}

function isColour(name: string): name is PaletteColour {
  return name in TOKEN_OF;
}
