import type { Alignment } from '../../scenario/editing/acts';
import type { DrawWish } from '../../state/actions';
import { selectAll } from '../../state/view';
import { boundsOf, type Box, type Point } from '../topology/geometry/box';
import { arrangeNodes } from './arranging/arrange-nodes';
import { copyChosen, cutChosen, deleteChosen, pasteFromSystem, placesOf } from './copying/clipboard';
import { besideCopied } from './copying/beside-copied';
import { openCalls } from './connecting/drag-call';
import type { Desk } from './desk';
import { foldChosen, groupChosen, takeChosenOut, ungroupChosen } from './groups/group-acts';

/** What the canvas itself can do besides. */
export interface View {
  readonly zoomTo: (box: Box) => void;
  readonly zoomTo100: () => void;
}

/** Does what an action says. */
export function fulfil(desk: Desk, view: View, wish: DrawWish): void {
  const { nodes, parts } = desk.chosen();
  switch (wish) {
    case 'draw.add':
      return desk.open({ kind: 'palette', at: besideChosen(desk) });
    case 'draw.connect':
      if (nodes.length === 1) openCalls(desk, nodes[0], besideChosen(desk));
      return;
    case 'draw.rename':
      if (nodes.length === 1) desk.open({ kind: 'rename', node: nodes[0] });
      return;
    case 'draw.put':
      return desk.open({ kind: 'put', at: besideChosen(desk) });
    case 'draw.menu':
      return desk.open({
        kind: 'menu',
        at: besideChosen(desk),
        over: parts.length === 0 ? 'pane' : nodes.length > 0 ? 'node' : 'edge',
      });
    case 'draw.select-all':
      return selectAll(
        desk.actors.view,
        desk.scenario().nodes.map(({ id }) => ({ kind: 'node', id })),
      );
    case 'draw.zoom-selection':
      return view.zoomTo(boundsOf(chosenBoxes(desk)));
    case 'draw.zoom-100':
      return view.zoomTo100();
    case 'draw.show':
      return desk.show(boundsOf(chosenBoxes(desk)));
    default:
      void change(desk, wish);
  }
}

async function change(desk: Desk, wish: DrawWish): Promise<unknown> {
  switch (wish) {
    case 'draw.copy':
      return copyChosen(desk);
    case 'draw.cut':
      return cutChosen(desk);
    case 'draw.paste':
      return pasteFromSystem(desk);
    case 'draw.delete':
      return deleteChosen(desk);
    case 'draw.duplicate':
      return duplicateChosen(desk);
    case 'draw.arrange':
      return arrangeNodes(desk);
    case 'draw.group':
      return groupChosen(desk, 'context');
    case 'draw.zone':
      return groupChosen(desk, 'zone');
    case 'draw.take-out':
      return takeChosenOut(desk);
    case 'draw.ungroup':
      return ungroupChosen(desk);
    case 'draw.fold':
      return foldChosen(desk);
    default:
      return align(desk, wish);
  }
}

const ALIGNMENTS: Readonly<Partial<Record<DrawWish, Alignment>>> = {
  'draw.align-left': 'left',
  'draw.align-centre': 'centre',
  'draw.align-right': 'right',
  'draw.align-top': 'top',
  'draw.align-middle': 'middle',
  'draw.align-bottom': 'bottom',
  'draw.spread-across': 'spread-across',
  'draw.spread-down': 'spread-down',
};

async function align(desk: Desk, wish: DrawWish): Promise<void> {
  const along = ALIGNMENTS[wish];
  const { boxes } = desk.drawn();
  const chosen = desk.chosen().nodes.flatMap((id) => {
    const box = boxes.get(id);
    return box === undefined ? [] : [[id, box] as const];
  });
  if (along !== undefined) await desk.doing.act({ kind: 'align', along, boxes: Object.fromEntries(chosen) });
}

async function duplicateChosen(desk: Desk): Promise<void> {
  const { parts } = desk.chosen();
  const { boxes } = desk.drawn();
  const bounds = boundsOf(desk.chosen().nodes.flatMap((id) => boxes.get(id) ?? []));
  const at = besideCopied(desk, bounds);
  const by = { x: at.x - bounds.x, y: at.y - bounds.y };
  const made = await desk.doing.act(
    { kind: 'duplicate', parts, by, from: placesOf(desk) },
    { selects: true },
  );
  if (made !== null) desk.show({ ...bounds, ...at });
}

/** The cards that are selected, and those at the ends of calls that are. */
function chosenBoxes(desk: Desk): readonly Box[] {
  const { boxes } = desk.drawn();
  const { edges } = desk.scenario();
  return desk.chosen().parts.flatMap(({ kind, id }) => {
    const edge = kind === 'edge' ? edges.find((one) => one.id === id) : undefined;
    const ids = kind === 'node' ? [id] : edge === undefined ? [] : [edge.from, edge.to];
    return ids.flatMap((node) => boxes.get(node) ?? []);
  });
}

/** On the screen: below the selection, else near the corner of the pane. */
function besideChosen(desk: Desk): Point {
  const chosen = chosenBoxes(desk);
  const pane = desk.pane();
  if (chosen.length === 0) return { x: pane.left + pane.width / 3, y: pane.top + 60 };
  const { x, y, width, height } = boundsOf(chosen);
  const at = desk.clientAt({ x: x + width / 2, y: y + height + 8 });
  return {
    x: Math.max(pane.left, Math.min(at.x, pane.right)),
    y: Math.max(pane.top, Math.min(at.y, pane.bottom)),
  };
}
