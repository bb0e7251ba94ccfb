import { scheduleFields } from '../../scenario/schedule-settings';
import type { Fault } from '../../scenario/format';
import { useActors } from '../app/app-context';
import { refusalText } from '../forms/refusal-words';
import { useAttempt } from '../forms/use-attempt';
import type { SendValue } from '../forms/value-attempt';
import classes from './fault-switch.module.css';

interface FaultSwitchProps {
  readonly fault: Fault;
  readonly tabIndex: number;
}

/** Switches a fault on and off: an edit like any other, so a run logs it and it can be taken back. */
export function FaultSwitch({ fault: { id, name, enabled }, tabIndex }: FaultSwitchProps) {
  const { run, view } = useActors();
  const commit: SendValue = async (next) => {
    const turn = next === true ? 'switched on' : 'switched off';
    const made = await run.edit(`faults.${id}.enabled`, next === true, `${name}: ${turn}`);
    if (!made.ok) {
      const why = refusalText(run.getState().scenario, scheduleFields, made.error);
      view.setState({ message: `${name} was not ${turn}. ${why}` });
    }
    return made;
  };
  const attempt = useAttempt(enabled, commit, scheduleFields);
  const isRefused = attempt.problems.length > 0;
  // Before there is an answer it stands as it was set last; what was refused it has not become.
  const isOn = isRefused ? enabled : attempt.shown === true;
  return (
    <button
      type="button"
      className={classes.switch}
      aria-pressed={isOn}
      aria-label={`Fault ${name}`}
      aria-busy={attempt.pending}
      title={`${isOn ? 'Switch off' : 'Switch on'}: ${name}`}
      data-refused={isRefused}
      tabIndex={tabIndex}
      onClick={() => attempt.send(!isOn)}
    >
      <span className={classes.pill} />
    </button>
  );
}
