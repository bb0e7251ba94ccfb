import { ChevronDown } from 'lucide-react';
import { SPEEDS } from '../../../state/run';
import { whyLive } from '../../../state/why-live';
import { useActors, useRun } from '../../app/app-context';
import { Button } from '../../widgets/button';
import { Menu } from '../../widgets/menu';
import { speedWords } from '../run-words';
import classes from './speed-menu.module.css';

const KEYS: Readonly<Record<number, string>> = { 1: '1', 2: '2', 5: '3', 10: '4' };

/** On a phone it is a square like its neighbours. */
export function SpeedMenu({ square = false }: { readonly square?: boolean }) {
  const { run } = useActors();
  const live = useRun(whyLive);
  const speed = useRun((now) => (whyLive(now) === undefined ? now.speed : 1));
  if (live !== undefined) {
    return (
      <Button className={square ? classes.square : classes.trigger} disabledReason={live}>
        <span className="visually-hidden">Speed </span>
        {speedWords(speed)}
      </Button>
    );
  }
  return (
    <Menu
      trigger={
        <Button className={square ? classes.square : classes.trigger}>
          <span className="visually-hidden">Speed </span>
          {speedWords(speed)}
          {!square && <ChevronDown size={12} className={classes.chevron} aria-hidden="true" />}
        </Button>
      }
      entries={SPEEDS.map((one) => ({
        label: speedWords(one),
        checked: one === speed,
        shortcut: KEYS[one],
        onSelect: () => run.setSpeed(one),
      }))}
    />
  );
}
