import { Play } from 'lucide-react';
import { useRun } from '../../app/app-context';
import { useAction } from '../../app/use-action';
import { useFrame } from '../../app/use-frame';
import { Button } from '../../widgets/button';
import { timeOf } from '../frame-reads';
import classes from './begin.module.css';

/** The way to begin, while nothing has happened yet. */
export function Begin() {
  const toggle = useAction('run.toggle');
  const paused = useRun((state) => state.phase === 'ready' && state.mode === 'paused');
  const atStart = useFrame(({ frame }) => timeOf(frame) === 0);
  const isDrawn = useRun(({ scenario }) => scenario?.edges.length !== 0);
  if (!paused || !atStart || !isDrawn) return null;
  return (
    <p className={classes.begin} data-begins="">
      <Button variant="primary" icon={<Play size={14} aria-hidden="true" />} onClick={toggle.run}>
        Run it
      </Button>
      <span>and watch, or change something first</span>
    </p>
  );
}
