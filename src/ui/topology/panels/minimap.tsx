import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useRef, type PointerEvent } from 'react';
import type { Box } from '../geometry/box';
import type { Viewport } from '../layout/view-between';
import { boxInSight, draggedView, mapBox, viewAround } from './minimap-view';
import classes from './minimap.module.css';

const MAP = { width: 144, height: 92 };

interface Drag {
  readonly from: Viewport;
  readonly x: number;
  readonly y: number;
  /** The map as it was: what the drag changes must not change what the drag means. */
  readonly box: Box;
}

/**
 * All cards as small blocks, and which of them are in sight; dragging it moves the canvas, and a press outside of what is
 * in sight goes there. Keys move the canvas without it.
 */
export function Minimap({ cards }: { readonly cards: ReadonlyMap<string, Box> }) {
  const { getViewport } = useReactFlow();
  const flow = useStoreApi();
  const width = useStore((now) => now.width);
  const height = useStore((now) => now.height);
  const [x, y, zoom] = useStore((now) => now.transform);
  const drag = useRef<Drag | null>(null);
  const sight = boxInSight({ width, height }, { x, y, zoom });
  const box = mapBox(cards.values(), sight, MAP);
  /** As far as the canvas may be moved at all. */
  const show = (view: Viewport): void => {
    const { panZoom, translateExtent } = flow.getState();
    const pane: [[number, number], [number, number]] = [
      [0, 0],
      [width, height],
    ];
    void panZoom?.setViewportConstrained(view, pane, translateExtent);
  };
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const spot = { x: event.clientX - left, y: event.clientY - top };
    const scale = box.width / MAP.width;
    const there = { x: box.x + spot.x * scale, y: box.y + spot.y * scale };
    if (!holds(sight, there)) show(viewAround(spot, box, MAP, { width, height }, zoom));
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: getViewport(), x: event.clientX, y: event.clientY, box };
  };
  const goOn = (event: PointerEvent): void => {
    const began = drag.current;
    if (began === null) return;
    const by = { x: event.clientX - began.x, y: event.clientY - began.y };
    show(draggedView(began.from, by, began.box, MAP));
  };
  const end = (): void => {
    drag.current = null;
  };
  return (
    <svg
      role="img"
      aria-label="Minimap"
      className={classes.minimap}
      data-panel=""
      {...MAP}
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      onPointerDown={begin}
      onPointerMove={goOn}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {[...cards].map(([id, card]) => (
        <rect key={id} {...card} rx={10} className={classes.card} />
      ))}
      <path d={outside(box, sight)} fillRule="evenodd" className={classes.outside} />
      <rect {...sight} className={classes.sight} />
    </svg>
  );
}

function holds({ x, y, width, height }: Box, spot: { readonly x: number; readonly y: number }): boolean {
  return spot.x >= x && spot.x <= x + width && spot.y >= y && spot.y <= y + height;
}

function outside(all: Box, hole: Box): string {
  return `${rectangle(all)}${rectangle(hole)}`;
}

function rectangle({ x, y, width, height }: Box): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}
