import type { FrameView } from '../../worker/frame';
import { HEAD } from '../../worker/frame';
import { moment } from '../figures';
import { FONT, type Ink } from './ink';
import { element, escaped } from './svg-text';
import { flow } from './text-fit';

/** Which run a picture is of, and at which moment. */
export interface RunFacts {
  readonly scenario: string;
  readonly seed: number;
  readonly time: number;
  readonly hash: string;
}

export function factsOf(scenario: string, seed: number, frame: FrameView | null): RunFacts {
  return { scenario, seed, time: frame?.head(HEAD.time) ?? 0, hash: frame?.hash ?? '' };
}

export interface SheetContent {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** For those who do not see the picture. */
  readonly description: string;
  readonly body: string;
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const PADDING = 16;
const FOOT = { size: 10, line: 14, gap: 12 };

/** A whole picture: what it shows, and below it of which run it is. */
export function pictureOf(ink: Ink, facts: RunFacts, content: SheetContent): Picture {
  const { time, scenario, seed, hash } = facts;
  const notes = [
    scenario,
    `seed ${seed}`,
    moment(time),
    ...(hash === '' ? [] : [`trace hash ${hash}`]),
    'Breakwater',
  ];
  const widths = notes.map((note) => ink.width(note, FOOT.size));
  const foot = flow(widths, content.width, FOOT.gap, FOOT.line);
  const width = Math.ceil(content.width + 2 * PADDING);
  const height = Math.ceil(content.height + foot.height + PADDING * 2.75);
  const footTop = PADDING * 1.75 + content.height;
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'picture-title picture-description',
      'font-family': FONT,
      style: 'font-variant-numeric: tabular-nums',
    },
    element('title', { id: 'picture-title' }, escaped(content.title)),
    element('desc', { id: 'picture-description' }, escaped(content.description)),
    element('rect', { width, height, ...ink.fill('bg') }),
    element('g', { transform: `translate(${PADDING} ${PADDING})` }, content.body),
    element(
      'g',
      { 'font-size': FOOT.size, ...ink.fill('tx3') },
      element('path', { d: `M${PADDING} ${footTop - 8}H${width - PADDING}`, ...ink.stroke('line') }),
      ...notes.map((note, index) =>
        element(
          'text',
          { x: PADDING + foot.spots[index].x, y: footTop + 6 + foot.spots[index].y },
          escaped(note),
        ),
      ),
    ),
  );
  return { svg, width, height };
}
