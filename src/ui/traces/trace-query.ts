import type { Scenario } from '../../scenario/format';
import type { Decision, RequestRef, TraceEnd, TraceFilter, TraceOrder } from '../../worker/traces';
import { readDuration } from './duration-input';

/** What the person set above the list. */
export interface TraceQuery {
  /** None means all. */
  readonly ends: readonly TraceEnd[];
  /** As typed. */
  readonly least: string;
  readonly most: string;
  readonly node: string | null;
  readonly decision: Decision | null;
  readonly text: string;
  readonly order: TraceOrder;
}

export const ALL_TRACES: TraceQuery = {
  ends: [],
  least: '',
  most: '',
  node: null,
  decision: null,
  text: '',
  order: 'newest',
};

/** The same as the worker takes it. What is no duration yet filters nothing. */
export function filterOf({ ends, least, most, node, decision, text }: TraceQuery): TraceFilter {
  const [leastNs, mostNs] = [readDuration(least), readDuration(most)];
  const words = text.trim();
  return {
    ...(ends.length > 0 && { ends }),
    ...(typeof leastNs === 'number' && { leastNs }),
    ...(typeof mostNs === 'number' && { mostNs }),
    ...(node !== null && { node }),
    ...(decision !== null && { decision }),
    ...(words !== '' && { text: numberIn(words)?.toString() ?? words }),
  };
}

/** How many filters are set, of those that are not always in sight. */
export function foldedFilters({ least, most, node, decision }: TraceQuery): number {
  const durations = [least, most].filter((text) => typeof readDuration(text) === 'number').length;
  return durations + Number(node !== null) + Number(decision !== null);
}

export function isFiltered(query: TraceQuery): boolean {
  return Object.keys(filterOf(query)).length > 0;
}

/** With the end, or without it if it was there. */
export function toggledEnds(ends: readonly TraceEnd[], end: TraceEnd): readonly TraceEnd[] {
  return ends.includes(end) ? ends.filter((one) => one !== end) : [...ends, end];
}

/** The requests that a number may mean: one of each client. Every request can be recorded, also one that was not kept. */
export function requestsMeant(text: string, { nodes }: Pick<Scenario, 'nodes'>): RequestRef[] {
  const number = numberIn(text);
  if (number === null) return [];
  return nodes.filter(({ kind }) => kind === 'client').map(({ id }) => ({ client: id, number }));
}

/** "2421", "#2421", "request 2 421" */
function numberIn(text: string): number | null {
  const digits = /^(?:request\s*)?#?\s*(\d[\d\s]*)$/i.exec(text.trim())?.[1]?.replace(/\s/g, '');
  const number = Number(digits);
  return digits !== undefined && number > 0 && Number.isSafeInteger(number) ? number : null;
}

export function isSameRequest(one: RequestRef | null, other: RequestRef | null): boolean {
  return one !== null && one.client === other?.client && one.number === other.number;
}
