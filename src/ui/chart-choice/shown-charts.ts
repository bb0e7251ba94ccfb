import type { Scenario } from '../../scenario/format';
import { chartedPart, type ChartedPart } from '../charts/charted-part';
import { chartKey, type ChosenChart } from './chart-list';

/** A chart that has something to show: of the run, or of a part that is there. */
export interface ShownChart extends ChosenChart {
  readonly key: string;
  /** Null: the whole run. */
  readonly part: ChartedPart | null;
}

/** Those of the run, those of what is selected, or both. Charts of one certain part are always shown. */
export type ShownGroups = 'run' | 'part' | 'both';

/** Charts of what is selected are not shown while nothing is, nor those of a part that the scenario does not have. */
export function shownCharts(
  charts: readonly ChosenChart[],
  scenario: Scenario | null,
  selected: ChartedPart | null,
  groups: ShownGroups,
): readonly ShownChart[] {
  return charts.flatMap((chart): readonly ShownChart[] => {
    const { of } = chart;
    const key = chartKey(chart);
    if (of === 'run') return groups === 'part' ? [] : [{ ...chart, key, part: null }];
    if (of === 'selection' && groups === 'run') return [];
    const part = of === 'selection' ? selected : chartedPart(scenario, of);
    return part === null ? [] : [{ ...chart, key, part }];
  });
}

/** Whether there are charts of the run and of the selection as well, between which somebody may have to choose. */
export function hasBothGroups(charts: readonly ChosenChart[]): boolean {
  return charts.some(({ of }) => of === 'run') && charts.some(({ of }) => of === 'selection');
}
