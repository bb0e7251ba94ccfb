import { useMemo } from 'react';
import { NodeGlyph } from '../../inspector/parts/glyphs';
import { useDesk } from '../desk';
import { follow } from '../follow';
import { PickList } from '../pick-list';
import type { PaletteTool } from '../tools';
import { addPart } from './add-part';
import { showGhost } from './ghost';
import { partKinds, type PartKind } from './part-kinds';

/** Everything that can be drawn: chosen it stands beside the selection, dragged it stands where it is dropped. */
export function PartPalette({ at, drop, from }: PaletteTool) {
  const desk = useDesk();
  const kinds = useMemo(() => partKinds(desk.scenario()), [desk]);
  const find = (key: string): PartKind | undefined =>
    kinds.flatMap((group) => group.kinds).find((one) => one.key === key);
  const caller = desk.scenario().nodes.find(({ id }) => id === from)?.name;
  const groups = kinds.map(({ title, kinds: ofTitle }) => ({
    title,
    entries: ofTitle.map(({ key, label, note, keywords, node, why }) => ({
      key,
      label,
      note,
      keywords,
      glyph: <NodeGlyph kind={node.kind} store={node.kind === 'database' ? node.store : undefined} />,
      ...whyOff(why, from !== undefined && node.kind === 'client'),
    })),
  }));
  const onPress = (key: string, event: PointerEvent, list: HTMLElement): void => {
    const kind = find(key);
    if (kind === undefined || event.button !== 0) return;
    const ghost = showGhost(kind.label);
    follow(event, {
      move: (client) => {
        list.style.visibility = 'hidden';
        ghost.moveTo(client);
      },
      end: (client, how) => {
        ghost.remove();
        if (how === 'pressed') return;
        list.hidePopover();
        if (how === 'dropped' && isOver(client, desk.pane())) {
          void addPart(desk, kind.node, { drop: desk.worldAt(client) });
        }
      },
    });
  };
  return (
    <PickList
      label={caller === undefined ? 'Add a part' : `What does ${caller} call?`}
      placeholder="What do you need?"
      at={at}
      groups={groups}
      onPress={onPress}
      onClose={() => desk.close('palette')}
      onChoose={(key) => {
        const kind = find(key);
        if (kind !== undefined)
          void addPart(desk, kind.node, { ...(drop && { drop }), ...(from !== undefined && { from }) });
      }}
    />
  );
}

function whyOff(why: string | undefined, asks: boolean): { readonly why?: string } {
  if (asks) return { why: 'It asks, and nobody calls it.' };
  return why === undefined ? {} : { why };
}

function isOver({ x, y }: { readonly x: number; readonly y: number }, pane: DOMRect): boolean {
  return x >= pane.left && x <= pane.right && y >= pane.top && y <= pane.bottom;
}
