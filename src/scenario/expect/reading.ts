import { HISTOGRAM_WORDS, merge, quantile } from '../../base/histogram';
import { nsToMs, NS_PER_SECOND } from '../../base/time';
import type { History } from '../../sim/measure/history';
import { GROUPS, LEVEL_WIDTHS, type Group } from '../../sim/measure/layout';
import type { World } from '../../sim/world';
import type { Seconds } from '../measured';
import { FIGURES, type FigureId, type Fraction } from './figure-settings';
import type { MeasuredPart } from './format';
import { ASKED } from './ledgers';

/** Where the counters of a part stand, or of several together. */
export interface Place {
  readonly group: Group;
  readonly rows: readonly number[];
  /** How many requests can be worked on at once there. */
  readonly workers: number;
}

/** All clients together when no part is named. */
export function placeOf({ configuration }: World, of?: MeasuredPart): Place {
  const { clients, edges, nodes } = configuration;
  if (of === undefined) return { group: 'clients', rows: clients.map((_, row) => row), workers: 0 };
  if ('client' in of) return { group: 'clients', rows: [rowOf(clients, of.client)], workers: 0 };
  if ('edge' in of) return { group: 'edges', rows: [rowOf(edges, of.edge)], workers: 0 };
  const row = rowOf(nodes, of.node);
  const { model, allInstances } = nodes[row];
  // An only instance is not measured apart from its node; one of several is, from when it became that.
  if (of.instance === undefined || allInstances.length === 1) {
    return { group: 'nodes', rows: [row], workers: model.instances * model.concurrency };
  }
  return { group: 'instances', rows: [allInstances[of.instance - 1]], workers: model.concurrency };
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

export function readerOf(
  history: History,
  { group, rows, workers }: Place,
  { from, to }: Seconds,
): PartReader {
  const length = to - from;
  let cells: Uint32Array | undefined;

  const count = (...counters: readonly number[]): number => {
    let sum = 0;
    for (const row of rows) {
      for (const counter of counters) sum += history.sum(group, row, counter, from, to);
    }
    return sum;
  };

  const latencies = (): Uint32Array => {
    const all = new Uint32Array(HISTOGRAM_WORDS);
    for (const row of rows) merge(all, 0, history.latencies(group, row, from, to), 0);
    return all;
  };

  /** A level at the end of each second, added up. */
  const levels = (level: number): number => {
    const g = GROUPS.indexOf(group);
    let sum = 0;
    for (let second = from; second < to; second++) {
      const all = history.at(second).levels[g];
      // A part that an edit added later was not there yet.
      for (const row of rows) sum += all[row * LEVEL_WIDTHS[group] + level] ?? 0;
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
        return length * NS_PER_SECOND * workers;
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
