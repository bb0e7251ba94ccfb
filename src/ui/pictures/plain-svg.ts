import { paintOf } from './plain-colour';
import { element, escaped } from './svg-text';

/** What an element says about its place and shape. Looks follow from style sheets, which a picture does not have. */
const SHAPES = [
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'dx',
  'dy',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'd',
  'points',
  'width',
  'height',
  'viewBox',
  'transform',
  'id',
  'patternUnits',
  'pathLength',
  'preserveAspectRatio',
] as const;
/** Left at these, looks need not be written. */
const USUAL: Readonly<Record<string, string>> = {
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'fill-rule': 'nonzero',
  opacity: '1',
  'vector-effect': 'none',
};
const TEXT_LOOKS = ['font-size', 'font-weight', 'text-anchor'] as const;
const PAINTED = new Set([
  'path',
  'line',
  'rect',
  'circle',
  'polygon',
  'polyline',
  'ellipse',
  'text',
  'tspan',
]);
const KEPT = new Set(['svg', 'g', 'defs', 'pattern', ...PAINTED]);

/** A drawing of the page as text: each element with the looks that it has now, and nothing that would be fetched. */
export function plainSvg(drawn: SVGElement, own: Readonly<Record<string, string | number>> = {}): string {
  const name = drawn.localName;
  if (!KEPT.has(name)) return '';
  const style = getComputedStyle(drawn);
  if (style.visibility === 'hidden') return '';
  const attributes: Record<string, string | number> = {};
  for (const shape of SHAPES) {
    const value = drawn.getAttribute(shape);
    if (value !== null) attributes[shape] = value;
  }
  if (PAINTED.has(name)) Object.assign(attributes, looksOf(style, name));
  const content = [...drawn.childNodes].map((child) => {
    if (child instanceof SVGElement) return plainSvg(child);
    return child.nodeType === Node.TEXT_NODE && PAINTED.has(name) ? escaped(child.textContent ?? '') : '';
  });
  return element(name, { ...attributes, ...own }, ...content);
}

function looksOf(style: CSSStyleDeclaration, name: string): Record<string, string | number> {
  const looks: Record<string, string | number> = { ...paintOf('fill', style.fill) };
  for (const [look, usual] of Object.entries(USUAL)) {
    const value = style.getPropertyValue(look);
    if (value !== '' && value !== usual) looks[look] = value.replaceAll('px', '');
  }
  const isDrawn = style.stroke !== 'none';
  if (isDrawn)
    Object.assign(looks, paintOf('stroke', style.stroke), { 'stroke-width': numberOf(style.strokeWidth) });
  for (const what of ['fill', 'stroke'] as const) {
    const more = Number(style.getPropertyValue(`${what}-opacity`));
    const key = `${what}-opacity`;
    if (more < 1 && (what === 'fill' || isDrawn)) looks[key] = Number(looks[key] ?? 1) * more;
  }
  if (name === 'text' || name === 'tspan') {
    for (const look of TEXT_LOOKS) looks[look] = style.getPropertyValue(look).replace('px', '');
  }
  return looks;
}

function numberOf(length: string): number {
  return Number.parseFloat(length);
}
