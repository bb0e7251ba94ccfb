import type { Actors, Situation } from './actions';
import type { Sketches } from './action-sketch';
import { whyNoRun } from './run-actions';
import { showInDock } from './view-actions';

export type ChartActionId =
  'view.choose-charts' | 'view.reset-charts' | 'view.take-figures' | 'view.take-picture';

/** What is done with the charts as a whole, and what of a run can be taken away. Each chart has a menu of its own. */
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
    'view.take-figures': {
      label: 'Export the figures of the charts as CSV…',
      unavailable: noRun,
      run: () => view.setState({ overlay: 'figures' }),
    },
    'view.take-picture': {
      label: 'Export a picture of the topology…',
      unavailable: noRun,
      run: () => view.setState({ overlay: 'picture', pictured: null }),
    },
  };
}
