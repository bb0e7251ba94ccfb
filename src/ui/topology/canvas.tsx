import { ReactFlowProvider } from '@xyflow/react';
import { useMemo } from 'react';
import { useActors, useRun } from '../app/app-context';
import { useRoom } from '../shell/use-room';
import { EmptyState } from '../widgets/empty-state';
import { CanvasOutline } from './canvas-outline';
import { CanvasProvider, type CanvasParts } from './canvas-context';
import { FlowCanvas } from './flow-canvas';
import { WaitBoard } from './retries/wait-board';
import { Turns } from './turns';
import { useReducedMotion } from './use-reduced-motion';
import classes from './canvas.module.css';

/** Of seven or eight beats a second: two rounds a second for figures, and one for what is only read out. */
const BEATS_OF_FIGURES = 4;
const BEATS_OF_NAMES = 8;

/** The topology with its traffic. The last good view stays while a run is opened anew or has failed. */
export function Canvas() {
  const { feed } = useActors().run;
  const scenario = useRun((run) => run.scenario);
  const failed = useRun((run) => run.phase === 'failed');
  const narrow = useRoom() === 'phone';
  const still = useReducedMotion();
  const parts = useMemo<CanvasParts>(
    () => ({
      figures: new Turns(feed, BEATS_OF_FIGURES),
      names: new Turns(feed, BEATS_OF_NAMES),
      waits: new WaitBoard(),
      still,
    }),
    [feed, still],
  );
  return (
    <section aria-label="Topology" className={classes.canvas}>
      {scenario === null ? (
        <Waiting failed={failed} />
      ) : (
        <ReactFlowProvider>
          <CanvasProvider value={parts}>
            <FlowCanvas scenario={scenario} narrow={narrow} still={still} />
          </CanvasProvider>
        </ReactFlowProvider>
      )}
    </section>
  );
}

function Waiting({ failed }: { readonly failed: boolean }) {
  const error = useRun((run) => run.error);
  if (!failed) return <CanvasOutline />;
  return <EmptyState>The scenario could not be opened. {error}</EmptyState>;
}
