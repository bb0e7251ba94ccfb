import { useEffect, type RefObject } from 'react';
import { groupMembers } from '../../../state/group-members';
import { select, selectAll } from '../../../state/view';
import type { PartRef } from '../../../worker/protocol';
import type { Point } from '../../topology/geometry/box';
import type { Desk } from '../desk';

/** So long, in ms, a finger rests on a part for its menu. */
const LONG_PRESS_MS = 500;
const SLACK = 8;

/** The right button, or a finger that rests, opens the menu of what is there. */
export function useMenuGestures(desk: Desk, world: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = world.current;
    if (element === null) return undefined;
    const open = (target: EventTarget | null, x: number, y: number): boolean => {
      if (!(target instanceof Element) || target.closest('.react-flow') === null) return false;
      const own = target.closest('input, [data-panel]');
      if (own !== null && element.contains(own)) return false;
      const group = groupAt(target);
      if (group !== undefined) {
        openGroupMenu(desk, group, { x, y });
        return true;
      }
      const part = partAt(target);
      if (part !== null && !isChosen(desk, part)) select(desk.actors.view, part);
      desk.open({ kind: 'menu', at: { x, y }, over: part?.kind ?? 'pane' });
      return true;
    };
    const onMenu = (event: MouseEvent): void => {
      if (open(event.target, event.clientX, event.clientY)) event.preventDefault();
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = { x: 0, y: 0 };
    const down = (event: PointerEvent): void => {
      clearTimeout(timer);
      if (event.pointerType !== 'touch') return;
      from = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => open(event.target, from.x, from.y), LONG_PRESS_MS);
    };
    const move = ({ clientX, clientY }: PointerEvent): void => {
      if (Math.abs(clientX - from.x) + Math.abs(clientY - from.y) > SLACK) clearTimeout(timer);
    };
    const up = (): void => clearTimeout(timer);
    element.addEventListener('contextmenu', onMenu);
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('contextmenu', onMenu);
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
    };
  }, [desk, world]);
}

/** The nodes of the group are selected: what else is done with it is done with all of them. */
export function openGroupMenu(desk: Desk, group: string, at: Point): void {
  const nodes = groupMembers(desk.scenario()).get(group) ?? [];
  selectAll(
    desk.actors.view,
    nodes.map((id) => ({ kind: 'node', id })),
  );
  desk.open({ kind: 'group-menu', at, group });
}

function groupAt(target: Element): string | undefined {
  const name = target.closest('[data-group]');
  return name instanceof HTMLElement ? name.dataset.group : undefined;
}

function partAt(target: Element): PartRef | null {
  const node = target.closest('.react-flow__node');
  if (node instanceof HTMLElement && node.dataset.id !== undefined)
    return { kind: 'node', id: node.dataset.id };
  const edge = target.closest('.react-flow__edge');
  if (edge instanceof SVGElement && edge.dataset.id !== undefined)
    return { kind: 'edge', id: edge.dataset.id };
  return null;
}

function isChosen(desk: Desk, { kind, id }: PartRef): boolean {
  return desk.chosen().parts.some((part) => part.kind === kind && part.id === id);
}
