import { useRef, useState } from 'react';
import type { Fault } from '../../scenario/format';
import { couldNotAsk } from '../../state/view';
import { useActors } from '../app/app-context';
import classes from './fault-switch.module.css';

interface FaultSwitchProps {
  readonly fault: Fault;
  readonly tabIndex: number;
}

/** Switches a fault on and off. Before there is an answer it stands as it was set last. */
export function FaultSwitch({ fault, tabIndex }: FaultSwitchProps) {
  const actors = useActors();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [isRefused, setRefused] = useState(false);
  const turns = useRef(0);
  const isOn = wanted ?? fault.enabled;
  const turn = async (on: boolean): Promise<void> => {
    const mine = ++turns.current;
    setWanted(on);
    setRefused(false);
    const did = on ? 'switched on' : 'switched off';
    const { run, view } = actors;
    const made = await run.edit(`faults.${fault.id}.enabled`, on, `${fault.name}: ${did}`);
    if (!made.ok) {
      if (turns.current === mine) setRefused(true);
      try {
        const { tellRefused } = await import('./refused-switch');
        tellRefused(actors, `${fault.name} was not ${did}.`, made.error);
      } catch {
        couldNotAsk(view);
      }
    }
    // A later one may have taken its place; what was refused it has not become.
    if (turns.current === mine) setWanted(null);
  };
  return (
    <button
      type="button"
      className={classes.switch}
      aria-pressed={isOn}
      aria-label={`Fault ${fault.name}`}
      aria-busy={wanted !== null}
      title={`${isOn ? 'Switch off' : 'Switch on'}: ${fault.name}`}
      data-refused={isRefused}
      tabIndex={tabIndex}
      onClick={() => void turn(!isOn)}
    >
      <span className={classes.pill} />
    </button>
  );
}
