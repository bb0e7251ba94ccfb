import { useRun, useView } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { PaneBoundary } from '../app/pane-boundary';
import { Canvas } from '../topology/canvas';
import { RecoveringBanner } from './recovering-banner';
import classes from './canvas-pane.module.css';

const loadTable = async () => import('../topology-table/topology-table');
const loadFrame = async () => import('../lines/replay-frame');

export function CanvasPane() {
  const recovering = useRun(({ phase }) => phase === 'recovering');
  const replays = useRun((run) => run.replays);
  const asTable = useView((view) => view.topologyAsTable);
  return (
    <div className={classes.pane}>
      {recovering && <RecoveringBanner />}
      {asTable ? (
        <LazyPart load={loadTable} what="The table of the topology" />
      ) : (
        <PaneBoundary what="The canvas">
          <Canvas />
        </PaneBoundary>
      )}
      {replays && <LazyPart load={loadFrame} what="The frame of the replay" />}
    </div>
  );
}
