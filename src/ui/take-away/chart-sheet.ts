import { NS_PER_SECOND } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import type { FrameFeed } from '../../state/feed';
import type { RunStore } from '../../state/run';
import type { SeriesOf, SeriesSubject } from '../../worker/protocol';
import { breakerSource, breakersOf } from '../chart-choice/breaker-source';
import { contentOf } from '../chart-choice/chart-kinds';
import type { ShownChart } from '../chart-choice/shown-charts';
import { withWaiting } from '../chart-choice/waiting-source';
import { DATA_OF_RUN } from '../charts/use-part-series';
import type { InstanceSource } from '../charts/instance-lines';
import { pointsOf, presentOf, type PointsSource } from '../charts/points-source';
import type { TimeRange } from '../time-axis/scale';
import { columnsOfChart, type ChartColumn } from './chart-columns';
import { csvText, type Cell } from './csv';

/** What it needs of the run; a test gives a small one. */
export interface SheetRun {
  readonly feed: Pick<FrameFeed, 'frame' | 'points' | 'point' | 'lane' | 'subscribe'>;
  readonly askSeries: RunStore['askSeries'];
  /** The seconds that charts of a part draw now, if one does. */
  readonly inUse: (about: SeriesSubject, of: SeriesOf) => InstanceSource | undefined;
}

/** The figures of charts as a table of seconds. */
export interface ChartSheet {
  readonly text: string;
  readonly seconds: number;
  readonly columns: number;
}

/**
 * What charts show of the seconds in sight, in full precision and second by second, also where a chart draws several as
 * one. What lies beyond the present moment is marked as the known future of the run.
 */
export async function chartSheet(
  run: SheetRun,
  scenario: Scenario | null,
  charts: readonly ShownChart[],
  { from, to }: TimeRange,
): Promise<ChartSheet> {
  const hasFallback =
    scenario?.edges.some(({ stack }) => stack.some(({ kind }) => kind === 'fallback')) ?? false;
  const drawn: ChartColumn[] = [];
  const known: number[] = [];
  for (const chart of charts) {
    const seconds = await secondsOf(run, scenario, chart);
    known.push(seconds.points);
    drawn.push(...columnsOfChart(chart, seconds, hasFallback));
  }
  // Two charts may share a line: its column stands once.
  const columns = drawn.filter(({ title }, index) => drawn.findIndex((one) => one.title === title) === index);
  const first = Math.max(0, Math.floor(from / NS_PER_SECOND));
  const present = presentOf(run.feed);
  // Of the future one chart may know more than another; what is over is known of all of them, or not at all.
  const all = known.length === 0 ? 0 : Math.min(...known);
  const end = Math.min(all < present ? all : Math.max(...known), Math.ceil(to / NS_PER_SECOND));
  const rows: Cell[][] = [['time (s)', 'known future', ...columns.map(({ title }) => title)]];
  for (let second = first; second < end; second++) {
    rows.push([second, second < present ? 'no' : 'yes', ...columns.map(({ at }) => at(second))]);
  }
  return { text: csvText(rows), seconds: rows.length - 1, columns: columns.length };
}

/** The seconds behind a chart, asked for anew: it may be out of sight, or not drawn at all. */
async function secondsOf(
  run: SheetRun,
  scenario: Scenario | null,
  { kind, part }: ShownChart,
): Promise<InstanceSource> {
  const content = contentOf(kind, part);
  if (content?.draws === 'lines' && content.from === 'data') return askedSeconds(run, DATA_OF_RUN);
  const ofRun = pointsOf(run.feed);
  const measured =
    part === null
      ? sized(ofRun, 0)
      : await askedSeconds(run, part.ref, content?.draws === 'instances' ? 'instances' : 'part');
  if (content?.draws !== 'lines') return measured;
  if (content.from === 'waiting') return sized(withWaiting(measured), 0);
  if (content.from === 'seconds') return measured;
  return sized(breakerSource(run.feed, ofRun, breakersOf(scenario, part?.ref.id)), 0);
}

async function askedSeconds(
  run: SheetRun,
  about: SeriesSubject,
  of: SeriesOf = 'part',
): Promise<InstanceSource> {
  const drawn = run.inUse(about, of);
  // One that is behind the run lacks seconds that are over.
  if (drawn !== undefined && drawn.points >= presentOf(run.feed)) return drawn;
  const { width, data } = await run.askSeries(about, of, 0);
  const points = width === 0 ? 0 : data.length / width;
  return {
    points,
    present: points,
    width,
    point: (second, place) => (second < points && place < width ? data[second * width + place] : NaN),
    subscribe: () => () => undefined,
  };
}

function sized(source: PointsSource, width: number): InstanceSource {
  return {
    points: source.points,
    present: source.present,
    width,
    point: (second, place) => source.point(second, place),
    subscribe: () => () => undefined,
  };
}
