import { useStore } from 'zustand';
import type { Actors } from '../../state/actions';
import { useActors } from '../app/app-context';
import { createTimeAxis, type AxisState, type TimeAxis } from './axis-store';

/** The panes that share an axis stand far apart on the page; what they have in common are its stores. */
const axes = new WeakMap<Actors['run'], TimeAxis>();

/** The axis itself, for event handlers and drawing: reading it does not render anew. */
export function useTimeAxis(): TimeAxis {
  const { run } = useActors();
  const known = axes.get(run);
  if (known !== undefined) return known;
  const made = createTimeAxis(run);
  axes.set(run, made);
  return made;
}

/** Renders anew when the selected value changes. */
export function useAxis<Selected>(selector: (axis: AxisState) => Selected): Selected {
  return useStore(useTimeAxis(), selector);
}
