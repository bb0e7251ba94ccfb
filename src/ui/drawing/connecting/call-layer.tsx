import { ViewportPortal, useStore } from '@xyflow/react';
import { useEffect, useState, type RefObject } from 'react';
import { grown, type Box, type Point } from '../../topology/geometry/box';
import { pointOn, type Curve } from '../../topology/geometry/curve';
import type { Drawn } from '../../topology/use-drawn';
import { useDesk } from '../desk';
import { cardAt, dragCall, type DrawnCall } from './drag-call';
import { CallSketch } from './call-sketch';
import classes from './call-layer.module.css';

interface CallLayerProps {
  readonly world: RefObject<HTMLElement | null>;
  readonly drawn: Drawn;
  /** The one edge that is selected: its ends can be taken. */
  readonly edge: { readonly id: string } | null;
  /** The card of which a note says that a call is drawn from it. */
  readonly taught: string | null;
}

/** How far around a card the pointer still means it, in px of the world. */
const NEAR = 16;

/** Handles from which calls are drawn, and the call that is being drawn. */
export function CallLayer({ world, drawn, edge, taught }: CallLayerProps) {
  const zoom = useStore(({ transform }) => transform[2]);
  const [sketch, show] = useState<DrawnCall | null>(null);
  const near = useNearCard(world, drawn.boxes) ?? taught;
  const box = near === null ? undefined : drawn.boxes.get(near);
  const curve = edge === null ? undefined : drawn.geometry.get(edge.id)?.curve;
  return (
    <ViewportPortal>
      {sketch === null && edge !== null && curve !== undefined && (
        <>
          <EndHandle
            edge={edge.id}
            end="from"
            at={nearEnd(curve, 'from', zoom)}
            fixed={{ x: curve.x3, y: curve.y3 }}
            show={show}
          />
          <EndHandle
            edge={edge.id}
            end="to"
            at={nearEnd(curve, 'to', zoom)}
            fixed={{ x: curve.x0, y: curve.y0 }}
            show={show}
          />
        </>
      )}
      {sketch === null && near !== null && box !== undefined && (
        <StartHandle node={near} box={box} show={show} />
      )}
      {sketch !== null && <CallSketch sketch={sketch} boxes={drawn.boxes} />}
    </ViewportPortal>
  );
}

/** About so far from its card, in px of the screen, an end is taken: at the card itself a new call begins. */
const AWAY = 20;

/** On a short line the two ends stay apart. */
function nearEnd(curve: Curve, end: 'from' | 'to', zoom: number): Point {
  const length = Math.hypot(curve.x3 - curve.x0, curve.y3 - curve.y0);
  const share = Math.min(0.3, AWAY / zoom / Math.max(1, length));
  return pointOn(curve, end === 'from' ? share : 1 - share);
}

interface StartHandleProps {
  readonly node: string;
  readonly box: Box;
  readonly show: (drawn: DrawnCall | null) => void;
}

/** For the pointer alone: by the keyboard, an action offers all nodes that can be called. */
function StartHandle({ node, box, show }: StartHandleProps) {
  const desk = useDesk();
  const zoom = useStore(({ transform }) => transform[2]);
  const at = { x: box.x + box.width, y: box.y + box.height / 2 };
  return (
    <div
      className={`${classes.handle} nopan nodrag`}
      data-call-handle={node}
      style={{ left: at.x, top: at.y, scale: String(1 / zoom) }}
      title="Drag to what it calls"
      aria-hidden="true"
      onPointerDown={({ nativeEvent }) => {
        if (nativeEvent.button !== 0) return;
        dragCall(desk, nativeEvent, { call: { kind: 'new', from: node }, fixed: at, outward: true, show });
      }}
    />
  );
}

interface EndHandleProps {
  readonly edge: string;
  readonly end: 'from' | 'to';
  readonly at: Point;
  readonly fixed: Point;
  readonly show: (drawn: DrawnCall | null) => void;
}

function EndHandle({ edge, end, at, fixed, show }: EndHandleProps) {
  const desk = useDesk();
  const zoom = useStore(({ transform }) => transform[2]);
  return (
    <div
      className={`${classes.end} nopan nodrag`}
      data-call-end={end}
      style={{ left: at.x, top: at.y, scale: String(1 / zoom) }}
      title={
        end === 'to' ? 'Drag to another node that it leads to' : 'Drag to another node that it comes from'
      }
      aria-hidden="true"
      onPointerDown={({ nativeEvent }) => {
        if (nativeEvent.button !== 0) return;
        const call = { kind: 'end', edge, end } as const;
        dragCall(desk, nativeEvent, { call, fixed, outward: end === 'to', show });
      }}
    />
  );
}

/** The card that the pointer is at, else the one that has the focus. */
function useNearCard(world: RefObject<HTMLElement | null>, boxes: ReadonlyMap<string, Box>): string | null {
  const desk = useDesk();
  const [near, setNear] = useState<string | null>(null);
  useEffect(() => {
    const element = world.current;
    if (element === null) return undefined;
    const look = ({ clientX, clientY, buttons, target }: PointerEvent): void => {
      if (buttons !== 0) return;
      if (target instanceof Element && target.closest('[data-call-handle]') !== null) return;
      const at = desk.worldAt({ x: clientX, y: clientY });
      const around = new Map([...boxes].map(([id, box]) => [id, grown(box, NEAR)]));
      setNear(cardAt(at, boxes) ?? cardAt(at, around));
    };
    const leave = (): void => setNear(null);
    const onFocus = ({ target }: FocusEvent): void => {
      const card = target instanceof Element ? target.closest('.react-flow__node') : null;
      if (card instanceof HTMLElement) setNear(card.dataset.id ?? null);
    };
    element.addEventListener('pointermove', look);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('focusin', onFocus);
    return () => {
      element.removeEventListener('pointermove', look);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('focusin', onFocus);
    };
  }, [desk, world, boxes]);
  return near;
}
