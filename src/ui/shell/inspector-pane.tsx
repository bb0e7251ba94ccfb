import { PaneBoundary } from '../app/pane-boundary';
import { Inspector } from '../inspector/inspector';
import classes from './inspector-pane.module.css';

export function InspectorPane() {
  return (
    <section className={classes.pane} aria-label="Inspector">
      <PaneBoundary what="The inspector">
        <Inspector />
      </PaneBoundary>
    </section>
  );
}
