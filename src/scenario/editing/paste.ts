import { canonicalJson } from '../../base/json';
import { ok } from '../../base/result';
import type { RequestType, Scenario, ScenarioEdge, ScenarioNode } from '../format';
import { LIMITS } from '../limits';
import { isWorkNode } from '../node-parts';
import type { DuplicateAct, PasteAct, Place } from './acts';
import { readClip, type Clip } from './clip';
import { clipOf } from './clip-of';
import { refused, type DoneResult } from './done';
import { wholePoint } from './move';
import { idsOf, newId, numbered } from './new-ids';
import { edgeWithout } from './without';
import { nodeWithout } from './node-without';
import { standingAlone } from './standing-alone';
import { renamedEdge, renamedNode, type NewIds } from './renamed';

/** What is pasted without a place stands so far from where it was copied. */
const BESIDE: Place = { x: 40, y: 40 };

export function paste(scenario: Scenario, { text, at }: PasteAct): DoneResult {
  const clip = readClip(text);
  if (!clip.ok) return clip;
  return pasted(scenario, clip.value, at === undefined ? BESIDE : shiftTo(clip.value, at), 'pasted');
}

export function duplicate(scenario: Scenario, { parts, by, from }: DuplicateAct): DoneResult {
  const text = clipOf(scenario, parts, from);
  if (text === null)
    return refused('nodes', 'at least one node', 'none: a call goes with the nodes it joins');
  const clip = readClip(text);
  return clip.ok ? pasted(scenario, clip.value, by, 'duplicated') : clip;
}

/** How far everything moves so that the upper left corner of it comes to a place. */
function shiftTo({ nodes }: Clip, at: Place): Place {
  const places = nodes.flatMap(({ position }) => position ?? []);
  if (places.length === 0) return at;
  const [left, top] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  return { x: at.x - Math.min(...left), y: at.y - Math.min(...top) };
}

function pasted(scenario: Scenario, clip: Clip, shift: Place, how: string): DoneResult {
  if (scenario.nodes.length + clip.nodes.length > LIMITS.nodes) {
    const all = `${scenario.nodes.length + clip.nodes.length} of them`;
    return refused('nodes', `at most ${LIMITS.nodes} nodes`, all);
  }
  const { nodes: held, edges, gone } = standingAlone(scenario, clip);
  const types = mergedTypes(scenario.requestTypes, clip.requestTypes);
  const ids = newIds(scenario, held, edges, types.ids);
  const names = new Set(scenario.nodes.map(({ name }) => name));
  const keepers = new Set(scenario.nodes.flatMap((node) => (isWorkNode(node) ? [node.owns] : [])));
  const added = held.map((node): ScenarioNode => {
    const renamed = renamedNode(nodeWithout(node, gone), ids);
    const name = freeName(node.name, names);
    names.add(name);
    const place = node.position === undefined ? {} : { position: wholePoint(sum(node.position, shift)) };
    // The data of a service are kept in one place.
    const owns = isWorkNode(renamed) && keepers.has(renamed.owns) ? { owns: 'none' as const } : {};
    return { ...renamed, name, ...place, ...owns };
  });
  const calls = edges.map((edge) => renamedEdge(edgeWithout(edge, gone), ids));
  const after = {
    ...scenario,
    requestTypes: types.all,
    nodes: [...scenario.nodes, ...added],
    edges: [...scenario.edges, ...calls],
  };
  const label = `${added.length === 1 ? added[0].name : `${added.length} nodes`} ${how}`;
  const made = added.map(({ id }) => ({ kind: 'node', id }) as const);
  return ok({ after, label, made });
}

/** A type that the scenario has just so is that one; what only has the same id comes in under another. */
function mergedTypes(
  known: readonly RequestType[],
  coming: readonly RequestType[],
): { readonly all: readonly RequestType[]; readonly ids: ReadonlyMap<string, string> } {
  const taken = idsOf(known);
  const ids = new Map<string, string>();
  const added = coming.flatMap((type): RequestType[] => {
    const same = known.find(({ id }) => id === type.id);
    if (same !== undefined && canonicalJson(same) === canonicalJson(type)) {
      ids.set(type.id, type.id);
      return [];
    }
    const id = newId(type.id, taken);
    taken.add(id);
    ids.set(type.id, id);
    return [{ ...type, id }];
  });
  return { all: added.length === 0 ? known : [...known, ...added], ids };
}

function newIds(
  scenario: Scenario,
  nodes: readonly ScenarioNode[],
  edges: readonly ScenarioEdge[],
  requestTypes: ReadonlyMap<string, string>,
): NewIds {
  const taken = idsOf(scenario.nodes);
  const ids = new Map<string, string>();
  for (const { id } of nodes) {
    const next = newId(withoutNumber(id), taken);
    taken.add(next);
    ids.set(id, next);
  }
  const takenEdges = idsOf(scenario.edges);
  const edgeIds = new Map<string, string>();
  for (const { id, from, to } of edges) {
    const next = newId(`${ids.get(from) ?? from}-${ids.get(to) ?? to}`, takenEdges);
    takenEdges.add(next);
    edgeIds.set(id, next);
  }
  return { nodes: ids, edges: edgeIds, requestTypes };
}

/** "orders-2" is copied as "orders-3", and not as "orders-2-2". */
function withoutNumber(id: string): string {
  return id.replace(/-\d{1,3}$/, '') || id;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const plain = name.replace(/ \d{1,3}$/, '').slice(0, LIMITS.name - 4);
  return taken.has(name) ? numbered(plain, ' ', (words) => taken.has(words)) : name;
}

function sum(one: Place, other: Place): Place {
  return { x: one.x + other.x, y: one.y + other.y };
}
