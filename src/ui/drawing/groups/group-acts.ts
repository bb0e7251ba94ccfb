import { groupMembers } from '../../../state/group-members';
import type { Desk } from '../desk';

/** The selected nodes become a bounded context or a zone, which is named at once. */
export async function groupChosen(desk: Desk, as: 'context' | 'zone'): Promise<void> {
  const before = new Set(desk.scenario().groups.map(({ id }) => id));
  const done = await desk.doing.act({
    kind: 'group',
    change: { kind: 'make', as, nodes: desk.chosen().nodes },
  });
  const made = desk.actors.run.getState().scenario?.groups.find(({ id }) => !before.has(id));
  if (done !== null && made !== undefined) desk.open({ kind: 'rename-group', group: made.id });
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
