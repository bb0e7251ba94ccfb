import { useStore } from 'zustand';
import type { Actors } from '../../state/actions';
import { useActors } from '../app/app-context';
import { createTimeAxis, type AxisState, type TimeAxis } from './axis-store';

/** The panes that share an axis stand far apart on the page; what they have in common are its stores. */
const axes = new WeakMap<Actors['run'], TimeAxis>();

/** The axis itself, for event handlers and drawing: reading it does not render anew. */
export function useTimeAxis(): TimeAxis {
  const actors = useActors();
  const { run } = actors;
  const known = axes.get(run);
  if (known !== undefined) return known;
  const made = createTimeAxis(run);
  axes.set(run, made);
  offerAxis(actors, made);
  return made;
}

/** Renders anew when the selected value changes. */
export function useAxis<Selected>(selector: (axis: AxisState) => Selected): Selected {
  return useStore(useTimeAxis(), selector);
}

/** Keys and the palette work on the axis of the page. */
function offerAxis(actors: Actors, axis: TimeAxis): void {
  const { time } = actors;
  time.axis = { ...axis, showSelection: () => void showSelection(actors, axis) };
}

/** What happened to a part is looked for only when somebody asks. */
async function showSelection(actors: Actors, axis: TimeAxis): Promise<void> {
  const { showSelectionIn } = await import('../timeline/show-selection');
  showSelectionIn(actors, axis);
}
