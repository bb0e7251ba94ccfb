import { useRef } from 'react';
import { PaneBoundary } from '../app/pane-boundary';
import { Inspector } from '../inspector/inspector';
import { useFirstOpening } from './use-first-opening';
import classes from './inspector-pane.module.css';

interface InspectorPaneProps {
  /** It stands beside the canvas and covers nothing: it may show by itself why calls are turned back. */
  readonly isBesideCanvas?: boolean;
}

export function InspectorPane({ isBesideCanvas = false }: InspectorPaneProps) {
  const pane = useRef<HTMLElement>(null);
  useFirstOpening(pane, isBesideCanvas);
  return (
    <section ref={pane} className={classes.pane} aria-label="Inspector">
      <PaneBoundary what="The inspector">
        <Inspector />
      </PaneBoundary>
    </section>
  );
}
