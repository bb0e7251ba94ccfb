import { useRun } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { PaneBoundary } from '../app/pane-boundary';
import { Canvas } from '../topology/canvas';
import { RecoveringBanner } from './recovering-banner';
import classes from './canvas-pane.module.css';

const loadFrame = async () => import('../lines/replay-frame');

export function CanvasPane() {
  const recovering = useRun(({ phase }) => phase === 'recovering');
  const replays = useRun((run) => run.replays);
  return (
    <div className={classes.pane}>
      {recovering && <RecoveringBanner />}
      <PaneBoundary what="The canvas">
        <Canvas />
      </PaneBoundary>
      {replays && <LazyPart load={loadFrame} what="The frame of the replay" />}
    </div>
  );
}
