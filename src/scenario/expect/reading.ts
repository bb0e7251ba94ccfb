import { HISTOGRAM_WORDS, encodeSparse, merge, quantile, removeSparse } from '../../base/histogram';
import { nsToMs, NS_PER_SECOND, type Duration } from '../../base/time';
import type { History } from '../../sim/measure/history';
import { OF_ONLY_INSTANCE, type Group } from '../../sim/measure/layout';
import type { World } from '../../sim/world';
import type { Seconds } from '../measured';
import { FIGURES, type Fraction } from './figure-settings';
import type { FigureId } from './figure-word-settings';
import type { MeasuredPart } from './format';
import { ASKED } from './ledgers';

/** Where the counters of a part stand, or of several together. */
export interface Place {
  readonly group: Group;
  readonly rows: readonly number[];
  /** Of the first instance of a node, which was or is its only one: the node then tells of it. */
  readonly alone?: Alone;
}

interface Alone {
  readonly node: number;
  /** The first second without anything of the time when it was alone. */
  readonly until: number;
  /** Those that came in the second before. */
  readonly others: readonly number[];
}

/** All clients together when no part is named. */
export function placeOf({ configuration, meter }: World, of?: MeasuredPart): Place {
  const { clients, edges, nodes } = configuration;
  if (of === undefined) return { group: 'clients', rows: clients.map((_, row) => row) };
  if ('client' in of) return { group: 'clients', rows: [rowOf(clients, of.client)] };
  if ('edge' in of) return { group: 'edges', rows: [rowOf(edges, of.edge)] };
  const node = rowOf(nodes, of.node);
  if (of.instance === undefined) return { group: 'nodes', rows: [node] };
  const [first, ...others] = nodes[node].allInstances;
  if (of.instance > 1) return { group: 'instances', rows: [others[of.instance - 2]] };
  return { group: 'instances', rows: [first], alone: { node, until: meter.apartFrom(first), others } };
}

function rowOf(parts: readonly { readonly model: { readonly id: string } }[], id: string): number {
  return parts.findIndex(({ model }) => model.id === id);
}

/** A figure, in its unit, and for a share of what was asked the counts behind it. */
export interface Reading {
  /** Undefined when there was nothing to take it of. */
  readonly value: number | undefined;
  readonly counted?: readonly [part: number, all: number];
}

/** Reads what was measured of a part over a range of closed seconds. */
export interface PartReader {
  /** What a counter adds up to, or several. */
  count(...counters: readonly number[]): number;
  /** A figure that the part does not have is a defect of who asks. */
  read(figure: FigureId, percentile?: number): Reading;
}

export function readerOf(history: History, { group, rows, alone }: Place, { from, to }: Seconds): PartReader {
  const length = to - from;
  const since = Math.max(from, Math.min(to, alone?.until ?? from));
  let cells: Uint32Array | undefined;

  const count = (...counters: readonly number[]): number => {
    let sum = 0;
    for (const counter of counters) {
      for (const row of rows) sum += history.sum(group, row, counter, since, to);
      if (alone !== undefined && from < since) sum += countAlone(history, alone, counter, from, since);
    }
    return sum;
  };

  const latencies = (): Uint32Array => {
    const all = new Uint32Array(HISTOGRAM_WORDS);
    for (const row of rows) merge(all, 0, history.latencies(group, row, since, to), 0);
    if (alone !== undefined && from < since) addLatenciesAlone(all, history, alone, from, since);
    return all;
  };

  const levels = (level: number): number => {
    let sum = 0;
    for (const row of rows) sum += history.sumOfLevels(group, row, level, from, to);
    return sum;
  };

  const workersTime = (): Duration => {
    let sum = 0;
    if (group === 'nodes' || group === 'instances') {
      for (const row of rows) sum += history.workersTime(group, row, from, to);
    }
    return sum;
  };

  const wholeOf = (per: Fraction[1]): number => {
    switch (per) {
      case 'second':
        return length;
      case 'time':
        return length * NS_PER_SECOND;
      case 'workers':
        return workersTime();
      case 'all':
        return Math.max(count(ASKED[group][0]), count(...ASKED[group][1]));
      default:
        return count(...per);
    }
  };

  return {
    count,
    read(figure, percentile = 0) {
      const { unit, of } = FIGURES[figure];
      const formula = of[group];
      if (formula === undefined) throw new Error(`Invariant broken: ${group} have no ${figure}`);
      if (formula === 'percentile') {
        cells ??= latencies();
        const value = quantile(cells, 0, percentile / 100);
        return { value: Number.isNaN(value) ? undefined : nsToMs(value) };
      }
      if ('level' in formula) return { value: length === 0 ? undefined : levels(formula.level) / length };
      const [counters, per] = formula;
      const [part, whole] = [count(...counters), wholeOf(per)];
      if (whole === 0) return { value: undefined };
      const value = (unit === 'ms' ? nsToMs(part) : part) / whole;
      return per === 'all' ? { value, counted: [part, whole] } : { value };
    },
  };
}

/** The latencies of the same. */
function addLatenciesAlone(
  target: Uint32Array,
  history: History,
  { node, until, others }: Alone,
  from: number,
  to: number,
): void {
  merge(target, 0, history.latencies('nodes', node, from, to), 0);
  if (to < until) return;
  for (const row of others) {
    removeSparse(target, 0, encodeSparse(history.latencies('instances', row, until - 1, until), 0));
  }
}

/** What an instance did up to the second in which it came to be one of several: all that no other did. */
function countAlone(
  history: History,
  { node, until, others }: Alone,
  counter: number,
  from: number,
  to: number,
): number {
  let sum = 0;
  for (const same of OF_ONLY_INSTANCE[counter]) sum += history.sum('nodes', node, same, from, to);
  if (to < until) return sum;
  for (const row of others) sum -= history.sum('instances', row, counter, until - 1, until);
  return sum;
}
