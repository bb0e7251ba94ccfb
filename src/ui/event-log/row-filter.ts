import type { Scenario } from '../../scenario/format';
import { keepsData } from '../../state/keeps-data';
import { ROW_KINDS, type PartRef, type RowFilter, type RowKind } from '../../worker/protocol';

/** What the person set above the list. */
export interface LogFilter {
  /** None means all. */
  readonly kinds: readonly RowKind[];
  readonly part: PartRef | null;
  /** Only what concerns the selected part, whichever that is. */
  readonly selectedOnly: boolean;
  readonly text: string;
}

export const NO_FILTER: LogFilter = { kinds: [], part: null, selectedOnly: false, text: '' };

export const KIND_WORDS: Readonly<Record<RowKind, string>> = {
  breaker: 'Breakers',
  fault: 'Faults',
  instance: 'Instances',
  shedding: 'Shedding',
  edit: 'Edits',
  request: 'Requests',
  saga: 'Sagas',
  data: 'Data',
};

/** The kinds of changes that there can be: something happens to sagas only where there are some, and to data likewise. */
export function kindsFor(scenario: Pick<Scenario, 'nodes' | 'sagas'> | null): readonly RowKind[] {
  const never: RowKind[] = [];
  if (scenario === null || scenario.sagas.length === 0) never.push('saga');
  if (scenario === null || !keepsData(scenario)) never.push('data');
  return ROW_KINDS.filter((kind) => !never.includes(kind));
}

/** The same filter as the worker takes it. */
export function rowFilterOf(filter: LogFilter, selection: PartRef | null): RowFilter {
  const part = filter.selectedOnly && selection !== null ? selection : filter.part;
  const text = filter.text.trim();
  return {
    ...(filter.kinds.length > 0 && filter.kinds.length < ROW_KINDS.length && { kinds: filter.kinds }),
    ...(part !== null && { part }),
    ...(text !== '' && { text }),
  };
}

export function isFiltered(filter: LogFilter, selection: PartRef | null): boolean {
  return Object.keys(rowFilterOf(filter, selection)).length > 0;
}

/** With the kind, or without it if it was there; in the order in which kinds are shown. */
export function toggledKinds(kinds: readonly RowKind[], kind: RowKind): readonly RowKind[] {
  return ROW_KINDS.filter((one) => kinds.includes(one) !== (one === kind));
}

const ALL_PARTS = 'all';

/** A part as the value of a select. */
export function partKey(part: PartRef | null): string {
  return part === null ? ALL_PARTS : `${part.kind} ${part.id}`;
}
