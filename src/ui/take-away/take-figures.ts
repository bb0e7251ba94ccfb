import type { Actors } from '../../state/actions';
import { kindLabel } from '../chart-choice/chart-kinds';
import type { ShownChart } from '../chart-choice/shown-charts';
import { seriesInUse } from '../charts/use-part-series';
import type { TimeRange } from '../time-axis/scale';
import { chartSheet, type ChartSheet } from './chart-sheet';
import { takenName } from './file-names';
import { copyText, csvBlob, saveFile } from './hand-over';

/** The figures of one chart go into a file or the clipboard. What came of the copy, or why nothing did, is told. */
export async function takeFigures(
  actors: Actors,
  charts: readonly ShownChart[],
  range: TimeRange,
  to: 'file' | 'clipboard',
): Promise<void> {
  const sheet = await figuresOf(actors, charts, range);
  const tell = (message: string): void => actors.view.setState({ message });
  if (sheet.seconds === 0) tell('There is nothing to save yet: no second in sight is over.');
  else if (to === 'file') saveFile(figuresName(actors, charts), csvBlob(sheet.text));
  else {
    const refused = await copyText(sheet.text);
    if (refused !== undefined) tell(refused);
    else actors.view.setState({ done: `${copiedWords(sheet)} are in the clipboard.` });
  }
}

export async function figuresOf(
  { run }: Actors,
  charts: readonly ShownChart[],
  range: TimeRange,
): Promise<ChartSheet> {
  const { feed } = run;
  const asked = {
    feed,
    inUse: seriesInUse(run),
    askSeries: async (...question: Parameters<typeof run.askSeries>) => run.askSeries(...question),
  };
  return chartSheet(asked, run.getState().scenario, charts, range);
}

/** "31 seconds of 3 figures" */
export function copiedWords({ seconds, columns }: ChartSheet): string {
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'} of ${columns} ${columns === 1 ? 'figure' : 'figures'}`;
}

export function figuresName({ run }: Actors, charts: readonly ShownChart[]): string {
  const { scenario, seed } = run.getState();
  const [only] = charts;
  const what = charts.length === 1 ? chartName(only) : 'charts';
  return takenName(scenario?.name ?? '', seed, what, '.csv');
}

/** "p95 payments" */
export function chartName({ kind, part }: Pick<ShownChart, 'kind' | 'part'>): string {
  const label = kindLabel(kind, part).replace(/:.*/, '');
  return part === null ? label : `${label} ${part.name}`;
}
