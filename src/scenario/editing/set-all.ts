import type { Problem } from '../../base/problem';
import { err, ok } from '../../base/result';
import type { Scenario, ScenarioEdge, ScenarioNode } from '../format';
import { readEdge, readNode, type ReadPart } from '../read-parts';
import type { PartId, SetAllAct } from './acts';
import { refused, type DoneResult } from './done';

/** Keys that are no settings: what a part is, what it is called, and what it refers to. */
const NO_SETTINGS: readonly string[] = [
  'kind',
  'id',
  'name',
  'position',
  'plan',
  'mix',
  'from',
  'to',
  'stack',
];

/** Settings that a part may be without. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
  client: ['patience', 'zone'],
  database: ['belongsTo'],
};

/** One setting of all parts that have it. What the value does not fit is told for each. */
export function setAll(scenario: Scenario, { parts, key, value, label }: SetAllAct): DoneResult {
  const chosen = (kind: PartId['kind']): ReadonlySet<string> =>
    new Set(parts.flatMap((part) => (part.kind === kind ? [part.id] : [])));
  const problems: Problem[] = [];
  let count = 0;
  const setIn = <Part extends ScenarioNode | ScenarioEdge>(
    list: readonly Part[],
    ids: ReadonlySet<string>,
    path: string,
    read: ReadPart<Part>,
  ): readonly Part[] =>
    list.map((part) => {
      if (!ids.has(part.id) || !hasSetting(part, key)) return part;
      count++;
      const { [key]: _old, ...others }: Readonly<Record<string, unknown>> = { ...part };
      const raw = value === null ? others : { ...others, [key]: value };
      return read(raw, `${path}.${part.id}`, problems) ?? part;
    });
  const nodes = setIn(scenario.nodes, chosen('node'), 'nodes', readNode);
  const edges = setIn(scenario.edges, chosen('edge'), 'edges', readEdge);
  if (problems.length > 0) return err(problems);
  if (count === 0) return refused(key, 'a setting of one of the parts', `"${key}"`);
  return ok({ after: { ...scenario, nodes, edges }, label: `${label} of ${count} parts`, made: [] });
}

function hasSetting(part: ScenarioNode | ScenarioEdge, key: string): boolean {
  if (NO_SETTINGS.includes(key)) return false;
  if (Object.hasOwn(part, key)) return true;
  return 'kind' in part && OPTIONAL[part.kind]?.includes(key) === true;
}
