import { Background, BackgroundVariant, ReactFlow, useStore } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { lazy, Suspense, useRef, type ReactNode } from 'react';
import type { Scenario } from '../../scenario/format';
import { usePreferences } from '../app/app-context';
import { EmptyState } from '../widgets/empty-state';
import { EdgeLine } from './edges/edge-line';
import { useDrawingPart } from './drawing-part';
import { FIXED, isMap, isOverview, NARROW, PROJECTOR_SCALE, WIDE, WORDS, ZOOM_LIMITS } from './flow-settings';
import { LateVerbs } from './nodes/late-verbs';
import { NodeCard } from './nodes/node-card';
import { CanvasTools } from './panels/canvas-tools';
import { Headline } from './panels/headline';
import { Legend } from './panels/legend';
import { ParticleLayer } from './particles/particle-layer';
import { useDrawn } from './use-drawn';
import { useFit } from './use-fit';
import { usePanLimit } from './use-pan-limit';
import classes from './canvas.module.css';

const NODE_TYPES = { card: NodeCard };
const EDGE_TYPES = { line: EdgeLine };
const Minimap = lazy(async () => ({ default: (await import('./panels/minimap')).Minimap }));

/** With more cards than this, those out of sight are left out. */
const MANY_NODES = 100;
const ZOOM_MS = 160;
/** Kept free around the topology, in pixels. */
const PADDING = 12;
/** In a lower pane the legend would cover what it explains. */
const LEGEND_FROM = 400;

export interface FlowCanvasProps {
  readonly scenario: Scenario;
  /** As on a phone: cards in a column, and nothing can be moved. */
  readonly narrow: boolean;
  /** Nothing moves by itself. */
  readonly still: boolean;
}

export function FlowCanvas({ scenario, narrow, still }: FlowCanvasProps) {
  const largest = usePreferences((now) => (now.scale === 'projector' ? PROJECTOR_SCALE : 1));
  const width = useStore((now) => now.width - 2 * PADDING);
  const height = useStore((now) => now.height - 2 * PADDING);
  const { Drawing, inHand, folded, told, hands, onPointerMove } = useDrawingPart(
    narrow,
    scenario.nodes.length === 0,
  );
  const drawn = useDrawn(scenario, { narrow, room: { width, height }, largest }, inHand, folded);
  const { boxes, sizing, geometry, mustBeSeen, flow } = drawn;
  const translateExtent = usePanLimit(mustBeSeen);
  const minimap = usePreferences((now) => now.minimap) && !narrow;
  const roomy = useStore((now) => now.height === 0 || now.height >= LEGEND_FROM) && !narrow;
  const legend = usePreferences((now) => now.legend) && roomy;
  const world = useRef<HTMLDivElement>(null);
  const fit = useFit({
    occasion: [scenario.id, narrow, largest, legend, minimap].join(),
    drawn: mustBeSeen,
    world,
    padding: PADDING,
    largest,
    smallest: ZOOM_LIMITS.minZoom,
    duration: still ? 0 : ZOOM_MS,
  });
  return (
    <div
      ref={world}
      className={classes.world}
      data-overview={useStore(isOverview)}
      data-map={useStore(isMap)}
      data-still={still}
      data-narrow={narrow}
      data-low={sizing !== 'usual'}
      onPointerMove={onPointerMove}
    >
      <div className={classes.top}>
        <CanvasTools fit={fit.fit} onZoom={fit.goWhere} fitOnly={narrow} roomy={roomy} />
        {!narrow && <Headline />}
      </div>
      <ReactFlow
        {...FIXED}
        {...(narrow ? NARROW : WIDE)}
        {...flow}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        translateExtent={translateExtent}
        onMoveStart={fit.onMoveStart}
        onlyRenderVisibleElements={flow.nodes.length > MANY_NODES}
        ariaLabelConfig={WORDS}
        aria-label="Topology"
        {...told}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
        {!still && <ParticleLayer geometry={geometry} />}
        {Drawing !== null && <Drawing {...{ scenario, drawn, world, fit, still }} {...hands} />}
        {minimap && (
          <Suspense fallback={null}>
            <Minimap cards={boxes} />
          </Suspense>
        )}
      </ReactFlow>
      {legend && (
        <Bottom>
          <Legend />
        </Bottom>
      )}
      {narrow && <OnPhone scenario={scenario} node={drawn.selectedNode} />}
    </div>
  );
}

function Bottom({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes.bottom} data-panel="">
      {children}
    </div>
  );
}

interface OnPhoneProps {
  readonly scenario: Scenario;
  readonly node: string | null;
}

/** On a phone there is no room over a card, so its tools stand below all of them; and nothing can be drawn. */
function OnPhone({ scenario, node }: OnPhoneProps) {
  if (scenario.nodes.length === 0)
    return (
      <div className={classes.nothing}>
        <EmptyState>Nothing here yet. Parts are added on a wider screen.</EmptyState>
      </div>
    );
  const chosen = scenario.nodes.find(({ id, kind }) => id === node && kind !== 'client');
  if (chosen === undefined) return null;
  return (
    <Bottom>
      <LateVerbs show={({ VerbTools }) => <VerbTools id={chosen.id} name={chosen.name} />} />
    </Bottom>
  );
}
