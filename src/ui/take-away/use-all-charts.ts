import { useMemo } from 'react';
import { usePreferences, useRun, useView } from '../app/app-context';
import { readCharts } from '../chart-choice/chart-list';
import { shownCharts, type ShownChart } from '../chart-choice/shown-charts';
import { chartedPart } from '../charts/charted-part';

/** All charts that were chosen and have something to show, in sight or not. */
export function useAllCharts(): readonly ShownChart[] {
  const kept = usePreferences((now) => now.charts);
  const scenario = useRun((run) => run.scenario);
  const selection = useView((view) => view.selection);
  return useMemo(
    () => shownCharts(readCharts(kept), scenario, chartedPart(scenario, selection), 'both'),
    [kept, scenario, selection],
  );
}
