import type { Problem } from '../../base/problem';
import { scheduleFields } from '../../scenario/schedule-settings';
import type { Actors } from '../../state/actions';
import { refusalText } from '../forms/refusal-words';

/** Says why a fault could not be switched. Comes when one could not: most can. */
export function tellRefused(
  { run, view }: Pick<Actors, 'run' | 'view'>,
  what: string,
  problems: readonly Problem[],
): void {
  const why = refusalText(run.getState().scenario, scheduleFields, problems);
  view.setState({ message: `${what} ${why}` });
}
