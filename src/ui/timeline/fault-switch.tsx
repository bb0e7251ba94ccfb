import { useState } from 'react';
import type { Fault } from '../../scenario/format';
import { useActors } from '../app/app-context';
import classes from './fault-switch.module.css';

interface FaultSwitchProps {
  readonly fault: Fault;
  readonly tabIndex: number;
}

/** Switches a fault on and off: an edit like any other, so a run logs it and it can be taken back. */
export function FaultSwitch({ fault: { id, name, enabled }, tabIndex }: FaultSwitchProps) {
  const { run } = useActors();
  const [refusal, setRefusal] = useState<string | null>(null);
  const toggle = async (): Promise<void> => {
    const label = `${name}: ${enabled ? 'switched off' : 'switched on'}`;
    const made = await run.edit(`faults.${id}.enabled`, !enabled, label);
    setRefusal(made.ok ? null : `Not done: expected ${made.error[0]?.expected ?? 'a run that takes edits'}.`);
  };
  return (
    <button
      type="button"
      className={classes.switch}
      aria-pressed={enabled}
      aria-label={`Fault ${name}`}
      title={refusal ?? `${enabled ? 'Switch off' : 'Switch on'}: ${name}`}
      data-refused={refusal !== null}
      tabIndex={tabIndex}
      onClick={() => void toggle()}
    >
      <span className={classes.pill} />
      {refusal !== null && (
        <span role="alert" className="visually-hidden">
          {refusal}
        </span>
      )}
    </button>
  );
}
