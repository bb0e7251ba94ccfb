import { useRef } from 'react';
import { useView } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { PaneBoundary } from '../app/pane-boundary';
import { Inspector } from '../inspector/inspector';
import { useFirstOpening } from './use-first-opening';
import { useRoom } from './use-room';
import classes from './inspector-pane.module.css';

const loadWhy = async () => ({ default: (await import('../why/why-pane')).WhyPane });

interface InspectorPaneProps {
  /** It stands beside the canvas and covers nothing: it may show by itself why calls are turned back. */
  readonly isBesideCanvas?: boolean;
}

export function InspectorPane({ isBesideCanvas = false }: InspectorPaneProps) {
  const pane = useRef<HTMLElement>(null);
  const room = useRoom();
  const asks = useView((view) => view.why !== null) && room !== 'phone';
  useFirstOpening(pane, isBesideCanvas);
  return (
    <section ref={pane} className={classes.pane} aria-label="Inspector">
      {asks ? (
        <LazyPart load={loadWhy} what="The answer" />
      ) : (
        <PaneBoundary what="The inspector">
          <Inspector />
        </PaneBoundary>
      )}
    </section>
  );
}
