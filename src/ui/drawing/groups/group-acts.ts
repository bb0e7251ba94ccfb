import { groupMembers } from '../../../state/group-members';
import type { Desk } from '../desk';

/** The selected nodes become a bounded context or a zone, as soon as it has a name. */
export function groupChosen(desk: Desk, as: 'context' | 'zone'): void {
  const { nodes } = desk.chosen();
  if (nodes.length > 0) desk.open({ kind: 'new-group', as, nodes });
}

export async function putChosen(desk: Desk, group: string): Promise<void> {
  await desk.doing.act({ kind: 'group', change: { kind: 'put', group, nodes: desk.chosen().nodes } });
}

/** Out of every group in which one of them is. */
export async function takeChosenOut(desk: Desk): Promise<void> {
  const { nodes } = desk.chosen();
  for (const group of groupsOfChosen(desk)) {
    await desk.doing.act({ kind: 'group', change: { kind: 'take-out', group, nodes } });
  }
}

export async function dissolve(desk: Desk, group: string): Promise<void> {
  await desk.doing.act({ kind: 'group', change: { kind: 'dissolve', group } });
}

export async function ungroupChosen(desk: Desk): Promise<void> {
  for (const group of groupsOfChosen(desk)) {
    await dissolve(desk, group);
  }
}

export async function foldChosen(desk: Desk): Promise<void> {
  for (const group of groupsOfChosen(desk)) {
    await foldGroup(desk, group, true);
  }
}

export async function foldGroup(desk: Desk, group: string, folded: boolean): Promise<void> {
  await desk.doing.act({ kind: 'group', change: { kind: 'fold', group, folded } });
}

function groupsOfChosen(desk: Desk): readonly string[] {
  const chosen = new Set(desk.chosen().nodes);
  const members = groupMembers(desk.scenario());
  return [...members].flatMap(([group, nodes]) => (nodes.some((id) => chosen.has(id)) ? [group] : []));
}
