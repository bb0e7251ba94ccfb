import type { Scenario } from '../../scenario/format';
import { chartedPart, type ChartedPart } from '../charts/charted-part';
import { namedParts } from '../event-log/part-names';
import { kindLabel, kindsOf } from './chart-kinds';
import { isOfData, whyNoData } from './data-charts';
import { CHART_KINDS, type ChartKind, type ChartOf, type ChosenChart } from './chart-list';

/** Something that charts can be of, with the figures that there are of it. */
export interface Scope {
  readonly value: string;
  readonly label: string;
  readonly of: ChartOf;
  readonly part: ChartedPart | null;
  readonly kinds: readonly ChartKind[];
}

const OF_RUN = { value: 'run', label: 'Whole system', of: 'run', part: null } as const;

/** Nobody knows yet what will be selected. */
const OF_ANY_PART = CHART_KINDS.filter((kind) => kind !== 'goodput' && kind !== 'waiting' && !isOfData(kind));

/** The whole system, what is selected, and each part. */
export function scopesOf(
  scenario: Scenario | null,
  selected: ChartedPart | null,
): readonly [Scope, ...Scope[]] {
  const selection: Scope = {
    value: 'selection',
    label: selected === null ? 'What is selected' : `What is selected: ${selected.name}`,
    of: 'selection',
    part: selected,
    kinds: selected === null ? OF_ANY_PART : kindsOf(selected),
  };
  const parts = (scenario === null ? [] : namedParts(scenario)).flatMap(({ part: ref }): readonly Scope[] => {
    const part = chartedPart(scenario, ref);
    const value = `${ref.kind} ${ref.id}`;
    return part === null ? [] : [{ value, label: `Only ${part.name}`, of: ref, part, kinds: kindsOf(part) }];
  });
  const kinds = kindsOf(null).filter((kind) => scenario === null || whyNoData(kind, scenario) === undefined);
  return [{ ...OF_RUN, kinds }, selection, ...parts];
}

/** A chart of the list in words: its figure, and what it is of. */
export function wordsOf(
  { kind, of }: ChosenChart,
  scenario: Scenario | null,
  selected: ChartedPart | null,
): { readonly label: string; readonly name: string } {
  if (of === 'run') return { label: kindLabel(kind, null), name: 'whole system' };
  if (of === 'selection') {
    return { label: kindLabel(kind, selected), name: 'what is selected' };
  }
  const part = chartedPart(scenario, of);
  return { label: kindLabel(kind, part), name: part?.name ?? `${of.id}, not in this scenario` };
}
