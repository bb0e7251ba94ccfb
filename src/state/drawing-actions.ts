import type { Scenario } from '../scenario/format';
import type { Action, Actors, DrawActionId, Situation } from './actions';
import { chosenParts } from './chosen-parts';
import { groupMembers } from './group-members';
import { whyNoRun } from './run-actions';

interface Sketch {
  readonly label: string;
  readonly shortcut?: string;
  readonly unavailable?: string | undefined;
}

/** What somebody can do to the drawing; they come with the shortcuts, the palette or the tools of the canvas. */
export function drawingActions(actors: Actors, situation: Situation): readonly Action[] {
  const closed = whyNoRun(situation) ?? whyNotHere(actors);
  const entries: [DrawActionId, Sketch][] = [
    ...addingSketches(situation),
    ...copyingSketches(situation),
    ...aligningSketches(situation),
    ...groupingSketches(situation),
    ...lookingSketches(situation),
  ];
  return entries.map(([id, { label, shortcut, unavailable }]): Action => {
    const why = closed ?? unavailable;
    return {
      id,
      label,
      group: 'Draw',
      ...(shortcut !== undefined && { shortcut }),
      ...(why !== undefined && { unavailable: why }),
      run: () => {
        if (why === undefined) actors.canvas.draw?.(id);
      },
    };
  });
}

function whyNotHere({ canvas }: Actors): string | undefined {
  return canvas.draw === null ? 'The canvas is not in sight, or too narrow to draw on.' : undefined;
}

interface Chosen {
  readonly nodes: readonly string[];
  readonly all: number;
}

function chosenIn({ run, view }: Situation): Chosen {
  const parts = chosenParts(run.scenario, view);
  return { nodes: parts.flatMap(({ kind, id }) => (kind === 'node' ? [id] : [])), all: parts.length };
}

function nameOf(scenario: Scenario | null, id: string): string {
  return scenario?.nodes.find((node) => node.id === id)?.name ?? id;
}

/** "orders", "3 nodes", or what would be meant. */
function whatOf(situation: Situation, { nodes }: Chosen): string {
  if (nodes.length === 0) return 'the selected node';
  return nodes.length === 1 ? nameOf(situation.run.scenario, nodes[0]) : `${nodes.length} nodes`;
}

const NO_NODE = 'Select a node first.';
const NO_PART = 'Select a part first.';

function addingSketches(situation: Situation): [DrawActionId, Sketch][] {
  const chosen = chosenIn(situation);
  const what = whatOf(situation, chosen);
  const one = chosen.nodes.length === 1 ? undefined : 'Select one node first.';
  return [
    ['draw.add', { label: 'Add a part', shortcut: 'I' }],
    ['draw.connect', { label: `Draw a call from ${what}`, shortcut: 'D', unavailable: one }],
    ['draw.rename', { label: `Rename ${what}`, shortcut: 'F2', unavailable: one }],
  ];
}

function copyingSketches(situation: Situation): [DrawActionId, Sketch][] {
  const chosen = chosenIn(situation);
  const what = whatOf(situation, chosen);
  const node = chosen.nodes.length > 0 ? undefined : NO_NODE;
  const part = chosen.all > 0 ? undefined : NO_PART;
  const gone =
    chosen.all > chosen.nodes.length ? (chosen.all === 1 ? 'the call' : `${chosen.all} parts`) : what;
  return [
    ['draw.duplicate', { label: `Duplicate ${what}`, shortcut: 'Ctrl D', unavailable: node }],
    ['draw.copy', { label: `Copy ${what}`, shortcut: 'Ctrl C', unavailable: node }],
    ['draw.cut', { label: `Cut ${what}`, shortcut: 'Ctrl X', unavailable: node }],
    ['draw.paste', { label: 'Paste', shortcut: 'Ctrl V' }],
    ['draw.delete', { label: `Delete ${gone}`, shortcut: 'Del', unavailable: part }],
    ['draw.select-all', { label: 'Select all nodes', shortcut: 'Ctrl A' }],
  ];
}

function aligningSketches(situation: Situation): [DrawActionId, Sketch][] {
  const { nodes } = chosenIn(situation);
  const two = nodes.length > 1 ? undefined : 'Select two nodes or more.';
  const three = nodes.length > 2 ? undefined : 'Select three nodes or more.';
  return [
    ['draw.align-left', { label: 'Align left', unavailable: two }],
    ['draw.align-centre', { label: 'Align centres', unavailable: two }],
    ['draw.align-right', { label: 'Align right', unavailable: two }],
    ['draw.align-top', { label: 'Align tops', unavailable: two }],
    ['draw.align-middle', { label: 'Align middles', unavailable: two }],
    ['draw.align-bottom', { label: 'Align bottoms', unavailable: two }],
    ['draw.spread-across', { label: 'Spread across', unavailable: three }],
    ['draw.spread-down', { label: 'Spread down', unavailable: three }],
    [
      'draw.arrange',
      { label: nodes.length > 1 ? `Lay out ${nodes.length} nodes` : 'Lay out all nodes', shortcut: 'L' },
    ],
  ];
}

function groupingSketches(situation: Situation): [DrawActionId, Sketch][] {
  const chosen = chosenIn(situation);
  const node = chosen.nodes.length > 0 ? undefined : NO_NODE;
  const grouped = isGrouped(situation, chosen) ? undefined : 'No node of a group is selected.';
  return [
    ['draw.group', { label: 'Group as a bounded context', shortcut: 'Ctrl G', unavailable: node }],
    ['draw.zone', { label: 'Group as a zone', unavailable: node }],
    ['draw.put', { label: 'Put into a group', unavailable: node }],
    ['draw.take-out', { label: 'Take out of its group', unavailable: grouped }],
    ['draw.fold', { label: 'Fold the group', unavailable: grouped }],
    ['draw.ungroup', { label: 'Ungroup', shortcut: 'Shift Ctrl G', unavailable: grouped }],
  ];
}

function isGrouped({ run }: Situation, { nodes }: Chosen): boolean {
  const { scenario } = run;
  if (scenario === null || scenario.groups.length === 0 || nodes.length === 0) return false;
  return [...groupMembers(scenario).values()].some((inside) => inside.some((id) => nodes.includes(id)));
}

function lookingSketches(situation: Situation): [DrawActionId, Sketch][] {
  const { all } = chosenIn(situation);
  const part = all > 0 ? undefined : NO_PART;
  return [
    ['draw.menu', { label: 'Menu of the selection', shortcut: 'Shift F10' }],
    ['draw.zoom-selection', { label: 'Zoom to the selection', shortcut: 'Shift 2', unavailable: part }],
    ['draw.zoom-100', { label: 'Zoom to 100%', shortcut: 'Shift 0' }],
  ];
}
