import { useRun } from '../app/app-context';
import { matrixOf, type MatrixWay } from './matrix-rows';
import { SagaMatrix } from './saga-matrix';
import type { SagaSource } from './saga-source';
import classes from './sagas-view.module.css';

export interface SagaOverviewProps {
  readonly source: SagaSource;
  readonly show: (saga: string, step: string, way: MatrixWay) => void;
}

/** Where all sagas stand that are not over: what is shown as long as none is chosen. */
export function SagaOverview({ source, show }: SagaOverviewProps) {
  const sagas = useRun((run) => run.scenario?.sagas) ?? [];
  return (
    <section className={classes.pane} aria-label="Unfinished sagas by step">
      <div className={classes.overview}>
        <div className={classes.head}>
          <h2 className={classes.heading}>Unfinished sagas by step</h2>
          <p className={classes.hint}>
            A saga takes its steps one after the other. When one does not work out, those before it are
            undone, the last one first. Press a number to list the sagas there, or choose one to see its steps
            over time.
          </p>
        </div>
        <SagaMatrix rows={matrixOf(source.matrix, sagas)} show={show} />
      </div>
    </section>
  );
}
