import { useRun } from '../app/app-context';
import { PaneBoundary } from '../app/pane-boundary';
import { Canvas } from '../topology/canvas';
import { RecoveringBanner } from './recovering-banner';
import classes from './canvas-pane.module.css';

export function CanvasPane() {
  const recovering = useRun(({ phase }) => phase === 'recovering');
  return (
    <div className={classes.pane}>
      {recovering && <RecoveringBanner />}
      <PaneBoundary what="The canvas">
        <Canvas />
      </PaneBoundary>
    </div>
  );
}
