import type { ReactFlowProps, ReactFlowState } from '@xyflow/react';
import type { CardNode, LineEdge } from './flow-parts';

export type FlowProps = ReactFlowProps<CardNode, LineEdge>;

export const ZOOM_LIMITS = { minZoom: 0.15, maxZoom: 2.5 };

/** From afar cards show only what they are and how they are. */
const OVERVIEW_BELOW = 0.55;

export function isOverview({ transform }: Pick<ReactFlowState, 'transform'>): boolean {
  return transform[2] < OVERVIEW_BELOW;
}

/** From so far away no word can be read, and a picture as small as a letter is a dot. */
const MAP_BELOW = 0.3;

export function isMap({ transform }: Pick<ReactFlowState, 'transform'>): boolean {
  return transform[2] < MAP_BELOW;
}

/** How much larger everything is for the back of a room. */
export const PROJECTOR_SCALE = 1.25;

/** Until the tools for drawing are there nothing can be moved, joined, deleted or boxed in. */
export const FIXED = {
  ...ZOOM_LIMITS,
  nodesDraggable: false,
  nodesConnectable: false,
  edgesReconnectable: false,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  elevateNodesOnSelect: false,
  elevateEdgesOnSelect: false,
  zoomOnDoubleClick: false,
} satisfies FlowProps;

/** Two fingers or the wheel move the canvas, as in drawing tools; with Ctrl or by pinching they zoom. */
export const WIDE = { panOnScroll: true, panOnDrag: true, zoomOnPinch: true } satisfies FlowProps;

/** On a phone the page scrolls, and the canvas is a picture in it. */
export const NARROW = {
  panOnDrag: false,
  panOnScroll: false,
  zoomOnScroll: false,
  zoomOnPinch: false,
  preventScrolling: false,
} satisfies FlowProps;

export const WORDS: NonNullable<FlowProps['ariaLabelConfig']> = {
  'node.a11yDescription.keyboardDisabled':
    'Enter selects it. Then the arrow keys move it, and Escape lets it go.',
  'node.a11yDescription.ariaLiveMessage': ({ direction }) => `Moved ${direction}`,
  'edge.a11yDescription.default': 'Enter selects it, and Escape lets it go.',
};
