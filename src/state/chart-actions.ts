import type { Actors, Situation } from './actions';
import type { Sketches } from './action-sketch';
import { whyNoRun } from './run-actions';
import { showInDock } from './view-actions';

export type ChartActionId = 'view.choose-charts' | 'view.reset-charts';

/** What is done with the charts as a whole. What is done with one of them stands in its menu. */
export function chartActions({ view, preferences }: Actors, situation: Situation): Sketches<ChartActionId> {
  const noRun = whyNoRun(situation);
  const { charts } = situation.preferences;
  const show = (): void => {
    showInDock(view, preferences, 'charts');
    view.setState({ chartsAsTable: false });
  };
  return {
    'view.choose-charts': {
      label: 'Choose the charts',
      unavailable: noRun,
      run: () => {
        show();
        view.setState({ choosesCharts: true });
      },
    },
    'view.reset-charts': {
      label: 'Reset the charts',
      unavailable: noRun ?? (charts === null ? 'The charts are as they were.' : undefined),
      run: () => preferences.setState({ charts: null }),
    },
  };
}
