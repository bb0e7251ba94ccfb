import { ok } from '../../base/result';
import type { ContextGroup, Group, Scenario, ScenarioNode } from '../format';
import { groupMembers } from '../group-members';
import { LIMITS } from '../limits';
import type { GroupAct } from './acts';
import { noSuchNode, refused, withPart, type DoneResult } from './done';
import { someNodes } from './move';
import { idsOf, newId, numbered } from './new-ids';
import { groupWithout } from './without';

/** Nodes are framed on the canvas, in a bounded context or in the zone that they are in. */
export function changeGroups(scenario: Scenario, { change }: GroupAct): DoneResult {
  if ('nodes' in change) {
    const known = idsOf(scenario.nodes);
    const stranger = change.nodes.find((id) => !known.has(id));
    if (stranger !== undefined) return noSuchNode(stranger);
    if (change.nodes.length === 0) return refused('groups', 'at least one node', 'none');
  }
  if (change.kind === 'make') return made(scenario, change);
  const chosen = scenario.groups.find(({ id }) => id === change.group);
  if (chosen === undefined) {
    return refused(`groups.${change.group}`, 'the id of a group', `"${change.group}", which is none`);
  }
  switch (change.kind) {
    case 'put': {
      const after = withMembers(scenario, chosen, change.nodes);
      return ok({ after, label: `${someNodes(scenario, change.nodes)} put into ${chosen.name}`, made: [] });
    }
    case 'take-out': {
      const after = withoutMembers(scenario, chosen, change.nodes);
      return ok({
        after,
        label: `${someNodes(scenario, change.nodes)} taken out of ${chosen.name}`,
        made: [],
      });
    }
    case 'rename':
      return renamed(scenario, chosen, change.name.trim());
    case 'fold': {
      const groups = withPart<Group>(scenario.groups, { ...chosen, folded: change.folded });
      const label = `${chosen.name} ${change.folded ? 'folded' : 'unfolded'}`;
      return ok({ after: { ...scenario, groups }, label, made: [] });
    }
    case 'dissolve': {
      const groups = scenario.groups.filter((one) => one !== chosen);
      return ok({ after: { ...scenario, groups }, label: `${chosen.name} dissolved`, made: [] });
    }
  }
}

function made(scenario: Scenario, change: Extract<GroupAct['change'], { kind: 'make' }>): DoneResult {
  if (scenario.groups.length >= LIMITS.groups) {
    return refused('groups', `at most ${LIMITS.groups} groups`, 'one more');
  }
  const names = new Set(scenario.groups.map(({ name }) => name));
  const usual = change.as === 'zone' ? 'Zone' : 'Context';
  const name = change.name?.trim() || numbered(usual, ' ', (words) => names.has(words));
  const id = newId(name, idsOf(scenario.groups));
  const base = { id, name: name.slice(0, LIMITS.name), folded: false };
  const what = `${someNodes(scenario, change.nodes)} grouped as ${base.name}`;
  const frame: Group =
    change.as === 'zone' ? { kind: 'zone', ...base } : { kind: 'context', ...base, nodes: [] };
  const framed = { ...scenario, groups: [...scenario.groups, frame] };
  return ok({ after: withMembers(framed, frame, change.nodes), label: what, made: [] });
}

/** A node is in one context, and in a frame of a zone if all of its instances are there. */
function withMembers(scenario: Scenario, group: Group, nodes: readonly string[]): Scenario {
  const coming = new Set(nodes);
  if (group.kind === 'zone') {
    const moved = scenario.nodes.map((node) => (coming.has(node.id) ? inZone(node, group.id) : node));
    return { ...scenario, nodes: moved };
  }
  const joined: ContextGroup = { ...group, nodes: [...new Set([...group.nodes, ...nodes])] };
  const groups = scenario.groups.flatMap((one) =>
    one.id === group.id ? [joined] : groupWithout(one, coming),
  );
  return { ...scenario, groups };
}

function withoutMembers(scenario: Scenario, group: Group, nodes: readonly string[]): Scenario {
  const members = groupMembers(scenario).get(group.id) ?? [];
  const going = new Set(nodes.filter((node) => members.includes(node)));
  if (group.kind === 'zone') {
    const moved = scenario.nodes.map((node) => (going.has(node.id) ? inNoZone(node) : node));
    return { ...scenario, nodes: moved };
  }
  const groups = scenario.groups.flatMap((one) => (one === group ? groupWithout(one, going) : [one]));
  return { ...scenario, groups };
}

function inZone(node: ScenarioNode, zone: string): ScenarioNode {
  return node.kind === 'client' ? { ...node, zone } : { ...node, zones: [zone] };
}

function inNoZone(node: ScenarioNode): ScenarioNode {
  if (node.kind !== 'client') return { ...node, zones: [] };
  const { zone: _zone, ...anywhere } = node;
  return anywhere;
}

function renamed(scenario: Scenario, group: Group, name: string): DoneResult {
  if (name === '' || name.length > LIMITS.name) {
    const received = name === '' ? 'nothing' : `${name.length} characters`;
    return refused(`groups.${group.id}.name`, `a name of 1 to ${LIMITS.name} characters`, received);
  }
  const groups = withPart<Group>(scenario.groups, { ...group, name });
  return ok({ after: { ...scenario, groups }, label: `${group.name} renamed to ${name}`, made: [] });
}
