import type { EdgeProps } from '@xyflow/react';
import { lazy, memo, Suspense, useRef, type RefObject, type ComponentType } from 'react';
import { EDGE_FIELD, HEAD, MODE, type FrameView } from '../../../worker/frame';
import { useFrameEffect } from '../../app/use-frame';
import { useCanvas } from '../canvas-context';
import type { LineEdge } from '../flow-parts';
import { frameRows } from '../frame-rows';
import { EdgeGate } from '../gate/edge-gate';
import { RetryPies } from '../retries/retry-pies';
import { useTurnEffect } from '../use-turn';
import { EdgeCrossing } from './edge-crossing';
import { EdgeLabels } from './edge-labels';
import { EdgeFault } from './edge-fault';
import type { EdgeRatesProps } from './edge-rates';
import { eased, edgeWidth } from './edge-width';
import { edgeWords } from './edge-words';
import classes from './edge-line.module.css';

/** Without them the canvas still says most: that they cannot be fetched must not take it away. */
const EdgeRates = lazy<ComponentType<EdgeRatesProps>>(async () =>
  import('./edge-rates').then(
    (found) => ({ default: found.EdgeRates }),
    () => ({ default: () => null }),
  ),
);

export const EdgeLine = memo(function EdgeLine({ id, data, selected }: EdgeProps<LineEdge>) {
  const hit = useRef<SVGPathElement>(null);
  const { names, still } = useCanvas();
  useTurnEffect(names, ({ frame }) => {
    const row = rowOf(frame, id);
    if (frame === null || row === undefined || data === undefined) return;
    // The element with the role and the focus is React Flow's own, around these paths.
    hit.current
      ?.closest('.react-flow__edge')
      ?.setAttribute('aria-label', edgeWords(data.call, frame, row, data.crossing));
  });
  if (data === undefined) return null;
  const { geometry, call, trials, crossing } = data;
  return (
    <>
      <path ref={hit} d={geometry.path} className={classes.hit}>
        {crossing !== '' && <title>{`${call} ${crossing}`}</title>}
      </path>
      <path d={geometry.path} className={classes.halo} />
      <Traffic edge={id} path={geometry.parts?.[0] ?? geometry.path} read={asked} />
      {geometry.parts !== null && <Traffic edge={id} path={geometry.parts[1]} read={letThrough} />}
      <EdgeLabels>
        {geometry.waits !== null && <RetryPies edge={id} spot={geometry.waits} />}
        {geometry.gates.map((gate) => (
          <EdgeGate
            key={gate.layer}
            edge={id}
            call={call}
            gate={gate}
            trials={trials[gate.layer] ?? 1}
            selected={selected === true}
          />
        ))}
        {geometry.crossing !== null && <EdgeCrossing spot={geometry.crossing} />}
        <EdgeFault edge={id} spot={geometry.fault} />
        {still && (
          <Suspense fallback={null}>
            <EdgeRates edge={id} spot={geometry.rates} />
          </Suspense>
        )}
      </EdgeLabels>
    </>
  );
});

/** Before a gate: all that is asked of it, first tries and later ones. */
function asked(frame: FrameView, row: number): number {
  return Math.max(frame.edge(row, EDGE_FIELD.callRate), frame.edge(row, EDGE_FIELD.sentRate));
}

function letThrough(frame: FrameView, row: number): number {
  return frame.edge(row, EDGE_FIELD.sentRate);
}

function rowOf(frame: FrameView | null, edge: string): number | undefined {
  return frame === null ? undefined : frameRows(frame.layout).edges.get(edge);
}

interface TrafficProps {
  readonly edge: string;
  readonly path: string;
  readonly read: (frame: FrameView, row: number) => number;
}

/** A part of an edge, as wide as its traffic. */
function Traffic({ edge, path, read }: TrafficProps) {
  const line = useRef<SVGPathElement>(null);
  const drawn = useRef({ width: 0, shown: 0, at: 0 });
  useFrameEffect(({ frame }) => {
    const row = rowOf(frame, edge);
    const rate = frame === null || row === undefined ? 0 : read(frame, row);
    const isMoving = frame !== null && frame.head(HEAD.mode) === MODE.playing;
    paint(line, drawn.current, edgeWidth(rate), isMoving);
    const quiet = rate > 0 ? 'false' : 'true';
    if (line.current !== null && line.current.dataset.quiet !== quiet) line.current.dataset.quiet = quiet;
  });
  return <path ref={line} d={path} className={classes.traffic} data-quiet="true" />;
}

/** Steps below this are not seen, and each one costs a repaint. */
const STEP = 0.12;

function paint(
  line: RefObject<SVGPathElement | null>,
  drawn: { width: number; shown: number; at: number },
  wanted: number,
  isMoving: boolean,
): void {
  const now = performance.now();
  const seconds = Math.min(0.1, (now - drawn.at) / 1000);
  // A run that stands still sends no further frame, so the width may not stop on its way.
  drawn.width = isMoving && drawn.width > 0 ? eased(drawn.width, wanted, seconds) : wanted;
  drawn.at = now;
  if (Math.abs(drawn.width - drawn.shown) < STEP && drawn.width !== wanted) return;
  if (drawn.width === drawn.shown || line.current === null) return;
  drawn.shown = drawn.width;
  line.current.style.strokeWidth = `${drawn.width.toFixed(2)}px`;
}
