import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  useStore,
  type ReactFlowProps,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useMemo, useState } from 'react';
import type { Scenario } from '../../scenario/format';
import { usePreferences } from '../app/app-context';
import { EdgeLine } from './edges/edge-line';
import { FlowParts, type CardNode, type LineEdge } from './flow-parts';
import { edgeGeometry } from './geometry/edge-geometry';
import { NodeCard } from './nodes/node-card';
import { CanvasTools } from './panels/canvas-tools';
import { Headline } from './panels/headline';
import { Legend } from './panels/legend';
import { ParticleLayer } from './particles/particle-layer';
import { useFit } from './use-fit';
import { usePlaced } from './use-placed';
import { useSelection } from './use-selection';
import classes from './canvas.module.css';

type FlowProps = ReactFlowProps<CardNode, LineEdge>;

const NODE_TYPES = { card: NodeCard };
const EDGE_TYPES = { line: EdgeLine };

/** Editing the topology is not part of a canvas that runs it, so nothing can be joined, deleted or boxed in. */
const FIXED = {
  nodesConnectable: false,
  edgesReconnectable: false,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  elevateNodesOnSelect: false,
  elevateEdgesOnSelect: false,
  zoomOnDoubleClick: false,
  minZoom: 0.15,
  maxZoom: 2.5,
} satisfies FlowProps;

/** Two fingers or the wheel move the canvas, as in drawing tools; with Ctrl or by pinching they zoom. */
const WIDE = { panOnScroll: true, panOnDrag: true, zoomOnPinch: true } satisfies FlowProps;
/** On a phone the page scrolls, and the canvas is a picture in it. */
const NARROW = {
  panOnDrag: false,
  panOnScroll: false,
  zoomOnScroll: false,
  zoomOnPinch: false,
  preventScrolling: false,
  nodesDraggable: false,
} satisfies FlowProps;

const WORDS: NonNullable<FlowProps['ariaLabelConfig']> = {
  'node.a11yDescription.keyboardDisabled':
    'Enter selects it. Then the arrow keys move it, and Escape lets it go.',
  'node.a11yDescription.ariaLiveMessage': ({ direction }) => `Moved ${direction}`,
  'edge.a11yDescription.default': 'Enter selects it, and Escape lets it go.',
};

/** From afar cards show only what they are and how they are. */
const OVERVIEW_BELOW = 0.55;
/** With more cards than this, those out of sight are left out. */
const MANY_NODES = 100;
const PROJECTOR_SCALE = 1.25;
const ZOOM_MS = 160;
const MINIMAP_SIZE = { width: 144, height: 92 };

export interface FlowCanvasProps {
  readonly scenario: Scenario;
  readonly narrow: boolean;
  readonly still: boolean;
}

export function FlowCanvas({ scenario, narrow, still }: FlowCanvasProps) {
  const selection = useSelection();
  const placed = usePlaced(scenario, narrow);
  const geometry = useMemo(
    () => edgeGeometry(scenario, placed.boxes, narrow ? 'down' : 'right'),
    [scenario, placed.boxes, narrow],
  );
  const [parts] = useState(() => new FlowParts());
  const nodes = useMemo(
    () => parts.cards(scenario, placed.boxes, selection.node, narrow),
    [parts, scenario, placed.boxes, selection.node, narrow],
  );
  const edges = useMemo(
    () => parts.lines(scenario, geometry, selection.edge),
    [parts, scenario, geometry, selection.edge],
  );
  const minimap = usePreferences((now) => now.minimap) && !narrow;
  const legend = usePreferences((now) => now.legend) && !narrow;
  const scale = usePreferences((now) => (now.scale === 'projector' ? PROJECTOR_SCALE : 1));
  const duration = still ? 0 : ZOOM_MS;
  const { fit, letGo } = useFit(scenario.id, narrow, scale, duration);
  const overview = useStore(({ transform }) => transform[2] < OVERVIEW_BELOW);
  const { take: place } = placed;
  const { take: choose, clear } = selection;
  const onNodesChange = useCallback<NonNullable<FlowProps['onNodesChange']>>(
    (changes) => {
      place(changes);
      choose('node', changes);
    },
    [place, choose],
  );
  const onEdgesChange = useCallback<NonNullable<FlowProps['onEdgesChange']>>(
    (changes) => choose('edge', changes),
    [choose],
  );
  return (
    <div className={classes.world} data-overview={overview} data-still={still} data-narrow={narrow}>
      <div className={classes.top}>
        <CanvasTools fit={fit} onZoom={letGo} fitOnly={narrow} duration={duration} />
        {!narrow && <Headline />}
      </div>
      <ReactFlow
        {...FIXED}
        {...(narrow ? NARROW : WIDE)}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onPaneClick={clear}
        onMoveStart={(event) => event !== null && letGo()}
        onlyRenderVisibleElements={nodes.length > MANY_NODES}
        ariaLabelConfig={WORDS}
        aria-label="Topology"
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
        {!still && <ParticleLayer geometry={geometry} />}
        {minimap && (
          <MiniMap pannable zoomable ariaLabel="Minimap" className={classes.minimap} style={MINIMAP_SIZE} />
        )}
      </ReactFlow>
      {legend && (
        <div className={classes.bottom}>
          <Legend />
        </div>
      )}
    </div>
  );
}
