import type { KeyboardEvent, PointerEvent } from 'react';
import { selectAll } from '../../../state/view';
import type { Box } from '../../topology/geometry/box';
import { useDesk } from '../desk';
import { follow } from '../follow';
import { openGroupMenu } from '../menu/use-menu-gestures';
import type { MovedCards } from '../moving/moved-cards';
import { foldGroup } from './group-acts';
import type { FramedGroup } from './use-folds';

/** How near, in px of the screen, a moved group comes to a line before it takes it. */
const REACH = 6;

export interface GroupHands {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onClick: () => void;
  readonly onDoubleClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A group is taken by its name or its card: it is selected, moved, renamed, folded. */
export function useGroupHands(
  { id, nodes }: FramedGroup,
  isFolded: boolean,
  cards: MovedCards,
  boxes: ReadonlyMap<string, Box>,
): GroupHands {
  const desk = useDesk();
  const choose = (): void =>
    selectAll(
      desk.actors.view,
      nodes.map((node) => ({ kind: 'node', id: node })),
    );
  const rename = (): void => desk.open({ kind: 'rename-group', group: id });
  const unfold = (): void => void foldGroup(desk, id, false);
  return {
    onPointerDown: ({ nativeEvent }) => {
      if (nativeEvent.button !== 0) return;
      const from = desk.worldAt({ x: nativeEvent.clientX, y: nativeEvent.clientY });
      const before = nodes.flatMap((node) => {
        const box = boxes.get(node);
        return box === undefined ? [] : [[node, box] as const];
      });
      follow(nativeEvent, {
        move: (client, { altKey }) => {
          const to = desk.worldAt(client);
          const places = before.map(
            ([node, { x, y }]) => [node, { x: x + to.x - from.x, y: y + to.y - from.y }] as const,
          );
          cards.drag(new Map(places), altKey ? 0 : REACH / desk.zoom());
        },
        end: (_client, how) => {
          if (how !== 'pressed') cards.drop(nodes);
        },
      });
    },
    onClick: choose,
    onDoubleClick: isFolded ? unfold : rename,
    onKeyDown: (event) => {
      if (event.key === 'F2') {
        event.preventDefault();
        event.stopPropagation();
        rename();
      }
      if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
        event.preventDefault();
        event.stopPropagation();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        openGroupMenu(desk, id, { x: left, y: bottom });
      }
      if (isFolded && event.key === 'Enter') {
        event.preventDefault();
        unfold();
      }
    },
  };
}
