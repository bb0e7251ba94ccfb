import { HEAD, type FrameView } from '../../worker/frame';
import { fractionOf, type TimeRange } from '../time-axis/scale';
import { inkOf, stageFor, type Ink, type PictureTheme } from './ink';
import { plainSvg } from './plain-svg';
import { pictureOf, type Picture, type RunFacts } from './sheet';
import { element, escaped } from './svg-text';
import { flow } from './text-fit';

/** A chart as it is drawn at a moment, so that a picture of it can be made in any theme. */
export interface DrawnChart {
  readonly title: string;
  readonly summary: string;
  readonly width: number;
  readonly height: number;
  readonly drawing: SVGSVGElement;
  readonly legend: readonly LegendPart[];
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

interface LegendPart {
  readonly sign: SVGSVGElement | null;
  readonly label: string;
  readonly value: string;
}

/** Takes down what the place of a chart shows; undefined while it draws none. */
export function drawnChart(slot: ParentNode): DrawnChart | undefined {
  const drawing = slot.querySelector<SVGSVGElement>('svg.recharts-surface');
  const plot = drawing?.querySelector('svg');
  if (drawing === null || drawing === undefined || plot === null || plot === undefined) return undefined;
  const number = (name: string): number => Number(plot.getAttribute(name));
  const entries = [...slot.querySelectorAll('figcaption dl > div')].map((entry): LegendPart => ({
    sign: copyOf(entry.querySelector('dt svg')),
    label: entry.querySelector('dt')?.textContent ?? '',
    value: entry.querySelector('dd')?.textContent ?? '',
  }));
  return {
    title: capital(slot.querySelector('h3')?.title ?? ''),
    summary: slot.querySelector('p')?.textContent ?? '',
    width: drawing.clientWidth,
    height: drawing.clientHeight,
    drawing: copyOf(drawing) ?? drawing,
    legend: entries,
    plot: { x: number('x'), y: number('y'), width: number('width'), height: number('height') },
  };
}

function copyOf(svg: SVGSVGElement | null): SVGSVGElement | null {
  const copy = svg?.cloneNode(true);
  return copy instanceof SVGSVGElement ? copy : null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const TITLE = { size: 13, line: 20 };
const LEGEND = { size: 11, line: 18, sign: 14, gap: 16 };

export function chartPicture(
  chart: DrawnChart,
  facts: RunFacts,
  frame: FrameView | null,
  range: TimeRange,
  theme: PictureTheme,
): Picture {
  const { stage, leave } = stageFor(theme);
  try {
    const ink = inkOf(stage);
    const legend = legendOf(chart.legend, chart.width, ink, stage);
    stage.append(chart.drawing);
    const top = TITLE.line + legend.height + 6;
    const body = [
      element(
        'text',
        { y: 14, 'font-size': TITLE.size, 'font-weight': 600, ...ink.fill('tx') },
        escaped(chart.title),
      ),
      element('g', { transform: `translate(0 ${TITLE.line})` }, legend.body),
      element(
        'g',
        { transform: `translate(0 ${top})` },
        plainSvg(chart.drawing, { width: chart.width, height: chart.height }),
        presentMoment(chart.plot, ink, frame, range),
      ),
    ];
    return pictureOf(ink, facts, {
      width: Math.max(chart.width, ink.width(chart.title, TITLE.size, 600)),
      height: top + chart.height,
      title: chart.title,
      description: chart.summary,
      body: body.join(''),
    });
  } finally {
    leave();
  }
}

function legendOf(parts: readonly LegendPart[], width: number, ink: Ink, stage: HTMLElement) {
  const words = parts.map(({ label, value }) => ({
    label: ink.width(label, LEGEND.size),
    value: ink.width(value, LEGEND.size, 500),
  }));
  const lengths = words.map(({ label, value }) => LEGEND.sign + 6 + label + 5 + value);
  const { spots, height } = flow(lengths, width, LEGEND.gap, LEGEND.line);
  const body = parts.map(({ sign, label, value }, index) => {
    const { x, y } = spots[index];
    if (sign !== null) stage.append(sign);
    const isLine = sign?.getAttribute('viewBox') === '0 0 14 6';
    const size = isLine ? { width: 14, height: 6, y: 4 } : { width: 10, height: 10, x: 2, y: 2 };
    const textX = LEGEND.sign + 6;
    return element(
      'g',
      { transform: `translate(${x} ${y})`, 'font-size': LEGEND.size },
      sign === null ? '' : plainSvg(sign, size),
      element('text', { x: textX, y: 11, ...ink.fill('tx2') }, escaped(label)),
      element(
        'text',
        { x: textX + words[index].label + 5, y: 11, 'font-weight': 500, ...ink.fill('tx') },
        escaped(value),
      ),
    );
  });
  return { body: body.join(''), height };
}

/** The line at the present moment, and what is known beyond it dimmed. */
function presentMoment(
  { x, y, width, height }: DrawnChart['plot'],
  ink: Ink,
  frame: FrameView | null,
  range: TimeRange,
): string {
  const at = fractionOf(frame?.head(HEAD.time) ?? 0, range);
  const end = Math.min(1, fractionOf(frame?.head(HEAD.reach) ?? 0, range));
  const from = Math.max(0, at);
  const veil = element('rect', {
    x: x + from * width,
    y,
    width: Math.max(0, end - from) * width,
    height,
    ...ink.fill('panel'),
    'fill-opacity': 0.62,
  });
  const line = element('path', {
    d: `M${x + at * width} ${y}V${y + height}`,
    fill: 'none',
    ...ink.stroke('accent'),
    'stroke-width': 2,
  });
  return `${end > from ? veil : ''}${at >= 0 && at <= 1 ? line : ''}`;
}
