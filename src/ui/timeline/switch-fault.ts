import type { Fault } from '../../scenario/format';
import { scheduleFields } from '../../scenario/schedule-settings';
import type { Actors } from '../../state/actions';
import { refusalText } from '../forms/refusal-words';

/** Switches a fault on or off: an edit like any other, so a run logs it and it can be taken back. Tells whether it could. */
export async function switchFault(
  { run, view }: Pick<Actors, 'run' | 'view'>,
  { id, name }: Fault,
  on: boolean,
): Promise<boolean> {
  const turn = on ? 'switched on' : 'switched off';
  const made = await run.edit(`faults.${id}.enabled`, on, `${name}: ${turn}`);
  if (made.ok) return true;
  const why = refusalText(run.getState().scenario, scheduleFields, made.error);
  view.setState({ message: `${name} was not ${turn}. ${why}` });
  return false;
}
