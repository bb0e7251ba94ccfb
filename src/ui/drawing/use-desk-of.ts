import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { chosenParts } from '../../state/chosen-parts';
import { useActors } from '../app/app-context';
import type { DrawingProps } from '../topology/drawing-part';
import { ZOOM_LIMITS } from '../topology/flow-settings';
import type { Box, Point } from '../topology/geometry/box';
import { fitAround, type Viewport } from '../topology/layout/fit-around';
import { panelsIn } from '../topology/use-fit';
import type { Desk } from './desk';
import { Doing } from './doing';
import { MARGIN, shiftPastPanels, sightOf } from './sight';
import type { Tool } from './tools';
import { useLatest } from './use-latest';
import { useMoves, type Moves } from './moving/use-moves';

export interface OpenDesk {
  readonly desk: Desk;
  readonly moves: Moves;
  readonly tool: Tool | null;
  readonly said: string;
}

/** How long cards glide to where a layout puts them, in ms. */
const GLIDE_MS = 220;

/** The desk of this canvas: it stays the same, and what it gives is the newest. */
export function useDeskOf(props: DrawingProps): OpenDesk {
  const actors = useActors();
  const [tool, setTool] = useState<Tool | null>(null);
  const [said, say] = useState('');
  const flow = useReactFlow();
  const store = useStoreApi();
  const latest = useLatest(props);
  const doing = useRef<Doing>(undefined);
  const moves = useMoves(props, () => doing.current);
  const { cards } = moves;
  const desk = useMemo<Desk>(() => {
    const { view, run } = actors;
    const pane = (): DOMRect => latest.current.world.current?.getBoundingClientRect() ?? new DOMRect();
    return {
      actors,
      doing: new Doing({ actors, boxes: () => latest.current.drawn.all, flush: () => cards.flush(), say }),
      scenario: () => run.getState().scenario ?? latest.current.scenario,
      drawn: () => latest.current.drawn,
      worldAt: (client) => flow.screenToFlowPosition(client),
      clientAt: (world) => flow.flowToScreenPosition(world),
      zoom: () => store.getState().transform[2],
      pane,
      chosen: () => {
        const parts = chosenParts(run.getState().scenario, view.getState());
        return { parts, nodes: parts.flatMap(({ kind, id }) => (kind === 'node' ? [id] : [])) };
      },
      open: setTool,
      close: (kind) => setTool((now) => (now?.kind === kind ? null : now)),
      say,
      sight: () => sightOf(store.getState(), latest.current.world.current),
      show: (box) => {
        const { fit, world } = latest.current;
        const shift = (): Point | null => shiftPastPanels(box, sightOf(store.getState(), world.current));
        // Until the person has moved the canvas, all of it stays in sight; what was made has yet to be drawn.
        if (!fit.isLetGo()) {
          const by = shift();
          if (by === null || by.x !== 0 || by.y !== 0) requestAnimationFrame(fit.fit);
          return;
        }
        // Where a glide that is under way will end decides, and not what it shows by now.
        fit.goWhere(() => {
          const by = shift();
          const { x, y, zoom } = flow.getViewport();
          void flow.setViewport(
            by === null
              ? viewAround(box, world.current, zoom)
              : { x: x + by.x * zoom, y: y + by.y * zoom, zoom },
          );
        });
      },
      glide: () => {
        if (!latest.current.still) glide(latest.current.world.current);
      },
    };
  }, [actors, cards, flow, latest, store]);
  useEffect(() => {
    doing.current = desk.doing;
  }, [desk]);
  return { desk, moves, tool, said };
}

/** Smaller than now, as far as all of it takes. */
function viewAround(box: Box, world: HTMLElement | null, zoom: number): Viewport {
  const pane = world?.getBoundingClientRect() ?? new DOMRect();
  const panels = world === null ? [] : panelsIn(world, pane);
  return fitAround([box], pane, panels, { padding: MARGIN, smallest: ZOOM_LIMITS.minZoom, largest: zoom });
}

function glide(world: HTMLElement | null): void {
  if (world === null) return;
  world.dataset.glides = 'true';
  setTimeout(() => delete world.dataset.glides, GLIDE_MS);
}
