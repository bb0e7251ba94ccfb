import type { Actors, Situation } from './actions';
import type { Sketches } from './action-sketch';
import { foldPanel } from './preferences';
import { whyNoRun } from './run-actions';
import { select } from './view';

/** What can be added to a scenario beside the parts of its topology. */
export function addingActions(
  { view, preferences }: Actors,
  situation: Situation,
): Sketches<'edit.add-fault' | 'edit.add-expectation'> {
  const unavailable = whyNoRun(situation);
  return {
    'edit.add-fault': {
      label: 'Add a fault',
      unavailable,
      run: () => view.setState({ overlay: 'fault' }),
    },
    'edit.add-expectation': {
      label: 'Add an expectation',
      unavailable,
      run: () => {
        // Its list stands where nothing is selected.
        select(view, null);
        view.setState({ addsExpectation: true, phoneTab: 'settings' });
        foldPanel(preferences, 'inspector', false);
      },
    },
  };
}
