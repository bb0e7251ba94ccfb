import { readPalette, type Palette } from '../design/canvas-palette';
import type { PaletteColour } from '../design/palette-tokens';
import { pageRules } from './page-rules';
import { paintOf } from './plain-colour';

export type PictureTheme = 'shown' | 'light' | 'dark';

/** What pictures are drawn with: the colours of a theme, and how wide words are. */
export interface Ink {
  /** The attribute that fills with a colour, or draws a line in it. */
  readonly fill: (colour: PaletteColour) => Readonly<Record<string, string | number>>;
  readonly stroke: (colour: PaletteColour) => Readonly<Record<string, string | number>>;
  readonly width: (text: string, size: number, weight?: number) => number;
}

/** Names the font of the page first: where it is not installed, what the system has stands in. */
export const FONT = "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif";

/** An element that nobody sees, in which style sheets hold for a theme as they do on the page. Gives what takes it away. */
export function stageFor(theme: PictureTheme): { readonly stage: HTMLElement; readonly leave: () => void } {
  const stage = document.createElement('div');
  stage.setAttribute('aria-hidden', 'true');
  stage.style.cssText = 'position:fixed;left:-100000px;top:0;width:0;height:0;overflow:hidden';
  if (theme !== 'shown') wearTheme(stage, theme);
  document.body.append(stage);
  return { stage, leave: () => stage.remove() };
}

/**
 * The colours of the page follow its own theme where they are declared, at its root. Here they are declared once more, in
 * another theme, be it as `light-dark()` or as what the build made of that for browsers without it.
 */
function wearTheme(stage: HTMLElement, theme: 'light' | 'dark'): void {
  const { style } = stage;
  style.colorScheme = theme;
  for (const one of ['light', 'dark'])
    style.setProperty(`--lightningcss-${one}`, one === theme ? 'initial' : ' ');
  for (const declared of rootRules()) {
    for (const name of declared) {
      if (name.startsWith('--') && !name.startsWith('--lightningcss')) {
        style.setProperty(name, declared.getPropertyValue(name));
      }
    }
  }
}

function rootRules(): CSSStyleDeclaration[] {
  return pageRules().flatMap((rule) =>
    rule instanceof CSSStyleRule && rule.selectorText === ':root' ? [rule.style] : [],
  );
}

export function inkOf(stage: HTMLElement): Ink {
  const palette = readPalette(stage);
  return { ...paintsOf(palette), width: measureText };
}

function paintsOf(palette: Palette): Pick<Ink, 'fill' | 'stroke'> {
  return {
    fill: (colour) => paintOf('fill', palette[colour]),
    stroke: (colour) => paintOf('stroke', palette[colour]),
  };
}

let paper: CanvasRenderingContext2D | null | undefined;

function measureText(text: string, size: number, weight = 400): number {
  paper ??= document.createElement('canvas').getContext('2d');
  if (paper === null || paper === undefined) return text.length * size * 0.6;
  paper.font = `${weight} ${size}px ${FONT}`;
  return paper.measureText(text).width;
}
