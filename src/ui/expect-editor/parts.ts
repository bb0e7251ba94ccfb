import { FIGURES } from '../../scenario/expect/figure-settings';
import { FIGURE_WORDS, type FigureId } from '../../scenario/expect/figure-word-settings';
import type { MeasuredPart, State, StatefulPart } from '../../scenario/expect/format';
import { states } from '../../scenario/expect/state-settings';
import type { Scenario } from '../../scenario/format';
import { edgeNames } from '../event-log/part-names';
import type { ComboboxOption } from '../widgets/combobox-matches';

/** A part that something can be expected of, with the name that it is chosen by. */
export interface PartOption<Part> extends ComboboxOption {
  readonly part: Part;
}

/** Instances beyond this many of a node are not offered one by one. */
const MOST_INSTANCES = 12;

type Group = 'clients' | 'edges' | 'nodes' | 'instances';

/** Everything that is measured; `undefined` stands for all clients together. */
export function measuredParts(scenario: Scenario): PartOption<MeasuredPart | undefined>[] {
  const clients = scenario.nodes.filter(({ kind }) => kind === 'client');
  return [
    { value: '', label: 'all clients', hint: 'end to end', part: undefined },
    ...clients.map(({ id, name }) => option({ client: id }, name, 'client')),
    ...[...edgeNames(scenario)].map(([id, name]) => option({ edge: id }, name, 'call')),
    ...nodeParts(scenario),
  ];
}

/** Everything that is in some state: breakers, nodes, and instances of nodes. */
export function statefulParts(scenario: Scenario): PartOption<StatefulPart>[] {
  const names = edgeNames(scenario);
  const breakers = scenario.edges.flatMap(({ id, stack }) => {
    const own = stack.filter(({ kind }) => kind === 'circuit-breaker');
    const name = names.get(id) ?? id;
    return own.map((layer) =>
      option({ edge: id, layer: layer.id }, own.length > 1 ? `${name}, ${layer.id}` : name, 'breaker'),
    );
  });
  return [...breakers, ...nodeParts(scenario)];
}

function nodeParts({ nodes }: Scenario): PartOption<{ readonly node: string; readonly instance?: number }>[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'client') return [];
    const { id, name, instances } = node;
    const each = Array.from({ length: Math.min(instances, MOST_INSTANCES) }, (_, index) =>
      option(
        { node: id, instance: index + 1 },
        instances > 1 ? `${name} ${index + 1}` : `${name}, its instance`,
        'instance',
      ),
    );
    return [option({ node: id }, name, node.kind), ...each];
  });
}

function option<Part extends object>(part: Part, label: string, hint: string): PartOption<Part> {
  return { value: partKey(part), label, hint, part };
}

/** One text for each part, whatever the order of its keys. */
export function partKey(part: MeasuredPart | StatefulPart | undefined | object): string {
  return part === undefined
    ? ''
    : JSON.stringify(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function groupOf(part: MeasuredPart | undefined): Group {
  if (part === undefined || 'client' in part) return 'clients';
  if ('edge' in part) return 'edges';
  return part.instance === undefined ? 'nodes' : 'instances';
}

/** The states that a part can be in. */
export function statesOf(part: StatefulPart): readonly State[] {
  if ('edge' in part) return states.breaker;
  return part.instance === undefined ? states.node : states.instance;
}

/** The figures that parts of this group have. */
export function figuresOf(group: Group): FigureId[] {
  return allFigures().filter((figure) => FIGURES[figure].of[group] !== undefined);
}

export function allFigures(): FigureId[] {
  return Object.keys(FIGURE_WORDS).filter((key): key is FigureId => key in FIGURE_WORDS);
}

export function isPercentile(figure: FigureId, group: Group): boolean {
  return FIGURES[figure].of[group] === 'percentile';
}
